//! `timeline`: the picture as text.

use cncl::text::width;

use super::cncl;

fn lines(args: &[&str]) -> Vec<String> {
    let run = cncl(&[&["--today", "2026-11-22", "timeline"], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out.lines().map(str::to_owned).collect()
}

#[test]
fn it_is_as_wide_as_a_mail_and_shows_today_in_one_column() {
    let all = lines(&[]);
    assert!(all.iter().all(|line| width(line) <= 80), "{all:#?}");
    let column = |line: &String| line.find('│').map(|at| width(&line[..at]));
    let today: Vec<_> = all[..all.len() - 1].iter().filter_map(column).collect();
    assert!(today.len() > 10 && today.windows(2).all(|pair| pair[0] == pair[1]), "{today:?}");
    assert!(all.iter().any(|line| line.contains("29/10/2025") && line.contains("◆╍")), "{all:#?}");
    assert!(all.iter().any(|line| line.contains(" 2030 ") && line.contains('━')), "{all:#?}");
}

#[test]
fn ascii_is_ascii() {
    let all = lines(&["--ascii", "--by", "lead"]);
    assert!(all.iter().all(|line| line.is_ascii()), "{all:#?}");
    assert!(all.iter().any(|line| line.contains("*!!") || line.contains("=!!")), "{all:#?}");
}

#[test]
fn a_range_shows_what_lies_in_it() {
    let all = lines(&["--from", "10/2025", "--to", "quý IV/2025"]);
    assert!(all.iter().any(|line| line.contains("29/10/2025")), "{all:#?}");
    let until_2030: Vec<_> = all.iter().filter(|line| line.contains(" 2030 ")).collect();
    let is_thin = |line: &&String| line.contains('─');
    assert!(
        !until_2030.is_empty() && until_2030.iter().all(is_thin),
        "under way since their documents: {all:#?}"
    );
    let run = cncl(&["timeline", "--from", "2050", "--to", "2051", "--filter", "due:2025"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""));
    assert!(!run.err.is_empty());
    for wrong in [&["--from", "2027", "--to", "2026"][..], &["--from", "31/2/2026"], &["--by", "colour"]] {
        assert_eq!(cncl(&[&["timeline"], wrong].concat()).code, Some(2), "{wrong:?}");
    }
}
