//! Fields: the one declaration from which reading, writing, getting and setting them follow.
//!
//! Why not `#[derive(Deserialize)]` with `flatten` for unknown fields? Flatten buffers every value first, which
//! doubles the load of a large store; and edits, imports and forms need the fields by name as well. One row per
//! field serves them all.

use std::fmt::{self, Debug};
use std::ops::{Deref, DerefMut};

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::Value;

use super::Id;
use super::peek::Peek;
use super::shape::Present;
use super::spec::Spec;

/// A set of fields that is declared by [`fields!`](super::field).
pub trait Fields: Default {
    /// Every field in the order in which they are written.
    const SPECS: &'static [Spec];

    /// Their names alone, which is what a reader looks through.
    const NAMES: &'static [&'static str];

    /// Takes the next value of `map` into the field `name`, which is looked for from the field number `near` on. The
    /// number of the field, or `None` if there is none of that name; the value is untouched then.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        near: usize,
        map: &mut A,
    ) -> Result<Option<usize>, A::Error>;

    /// Writes the fields that hold something.
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;

    /// The field as JSON: `None` if there is no such field, null if it holds nothing.
    fn get(&self, name: &str) -> Option<Value>;

    /// The value of a field by its number, as it lies there.
    fn peek(&self, at: usize) -> Peek<'_>;

    /// Calls `visit` with every reference: the field, and the id of the record it names.
    fn each_reference<'r>(&'r self, visit: &mut dyn FnMut(&'static str, &'r Id));

    /// Empties the field; whether there is one.
    fn clear(&mut self, name: &str) -> bool;

    /// Puts more items at the end of the field; whether there is a list of that name.
    fn push_all(&mut self, name: &str, items: &[Value]) -> Result<bool, serde_json::Error>;
}

/// Declares a struct of fields, one row each: `name: Type = spec`, or `name as "json": …` where they differ.
///
/// With `Struct (or More)`, the rows `name in more: …` are those of a second struct, which takes memory only in records that
/// have one of them. The first one dereferences to it, so that nobody has to know on which side a field lies.
macro_rules! fields {
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $json:literal) => { $json };
    ($(#[$doc:meta])* $name:ident $((or $more:ident))? {
        $($(#[$fdoc:meta])* $field:ident $(as $json:literal)? $(in $side:ident)?: $ty:ty = $spec:expr),* $(,)?
    }) => {
        $crate::model::field::structs! {
            [$(#[$doc])* $name $($more)?] {} {} $($(#[$fdoc])* $(($side))? $field: $ty,)*
        }

        impl $crate::model::field::Fields for $name {
            const SPECS: &'static [$crate::model::spec::Spec] = &[
                $($spec.named($crate::model::field::fields!(@name $field $($json)?)),)*
            ];

            const NAMES: &'static [&'static str] = &[
                $($crate::model::field::fields!(@name $field $($json)?),)*
            ];

            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self, name: &str, near: usize, map: &mut A,
            ) -> Result<Option<usize>, A::Error> {
                let Some(at) = $crate::model::field::find(Self::NAMES, name, near) else { return Ok(None) };
                let mut row = 0..;
                $(if row.next() == Some(at) {
                    let mut value = map.next_value::<Option<$ty>>()?.unwrap_or_default();
                    $crate::model::shape::Present::fit(&mut value);
                    self.$field = value;
                })*
                Ok(Some(at))
            }

            fn write<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $(if $crate::model::shape::Present::present(&self.$field) {
                    map.serialize_entry($crate::model::field::fields!(@name $field $($json)?), &self.$field)?;
                })*
                Ok(())
            }

            fn get(&self, name: &str) -> Option<serde_json::Value> {
                $(if name == $crate::model::field::fields!(@name $field $($json)?) {
                    return Some($crate::model::field::value_of(&self.$field));
                })*
                None
            }

            fn peek(&self, at: usize) -> $crate::model::peek::Peek<'_> {
                let mut row = 0..;
                $(if row.next() == Some(at) {
                    return $crate::model::peek::Held::peek(&self.$field);
                })*
                $crate::model::peek::Peek::Nothing
            }

            fn each_reference<'r>(&'r self, visit: &mut dyn FnMut(&'static str, &'r $crate::model::Id)) {
                $(let name = $crate::model::field::fields!(@name $field $($json)?);
                $crate::model::peek::Held::peek(&self.$field).ids().iter().for_each(|id| visit(name, id));)*
            }

            fn clear(&mut self, name: &str) -> bool {
                $(if name == $crate::model::field::fields!(@name $field $($json)?) {
                    if $crate::model::shape::Present::present(&self.$field) {
                        self.$field = Default::default();
                    }
                    return true;
                })*
                false
            }

            fn push_all(
                &mut self, name: &str, items: &[serde_json::Value],
            ) -> Result<bool, serde_json::Error> {
                $(if name == $crate::model::field::fields!(@name $field $($json)?) {
                    return $crate::model::shape::Present::push_all(&mut self.$field, items);
                })*
                Ok(false)
            }
        }
    };
}
pub(crate) use fields;

/// Sorts rows, and defines the one or two structs that they make.
macro_rules! structs {
    // A row of the second struct.
    ($head:tt $own:tt {$($rare:tt)*} $(#[$doc:meta])* (more) $field:ident: $ty:ty, $($rest:tt)*) => {
        $crate::model::field::structs! { $head $own {$($rare)* $(#[$doc])* pub $field: $ty,} $($rest)* }
    };
    // A row of the first one.
    ($head:tt {$($own:tt)*} $rare:tt $(#[$doc:meta])* $field:ident: $ty:ty, $($rest:tt)*) => {
        $crate::model::field::structs! { $head {$($own)* $(#[$doc])* pub $field: $ty,} $rare $($rest)* }
    };
    ([$(#[$doc:meta])* $name:ident] {$($own:tt)*} {}) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $name { $($own)* }
    };
    ([$(#[$doc:meta])* $name:ident $more:ident] {$($own:tt)*} {$($rare:tt)*}) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $name {
            $($own)*
            pub(super) more: $crate::model::field::Rare<$more>,
        }

        #[doc = concat!("What few have of a [`", stringify!($name), "`].")]
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $more { $($rare)* }

        impl $crate::model::field::Absent for $more {
            fn absent() -> &'static Self {
                static ABSENT: std::sync::LazyLock<$more> = std::sync::LazyLock::new($more::default);
                &ABSENT
            }
        }

        impl std::ops::Deref for $name {
            type Target = $more;
            fn deref(&self) -> &$more {
                &self.more
            }
        }

        impl std::ops::DerefMut for $name {
            fn deref_mut(&mut self) -> &mut $more {
                &mut self.more
            }
        }
    };
}
pub(crate) use structs;

/// Something that can be lent where there is none.
pub trait Absent: Default + PartialEq + 'static {
    /// The same as the default.
    fn absent() -> &'static Self;
}

/// Something that is seldom more than its default, and takes no memory as long as nobody changes it.
#[derive(Clone, Default)]
pub struct Rare<T>(Option<Box<T>>);

impl<T: Absent> Deref for Rare<T> {
    type Target = T;
    fn deref(&self) -> &T {
        if let Some(it) = &self.0 { it } else { T::absent() }
    }
}

impl<T: Absent> DerefMut for Rare<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T: Absent> PartialEq for Rare<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Absent + Debug> Debug for Rare<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&**self, f)
    }
}

/// The number of a field, looked for from `near` on and then before: they mostly come in the order in which they are
/// written, and to compare every name with every other one takes as long as all the rest of the reading.
pub(crate) fn find(names: &[&str], name: &str, near: usize) -> Option<usize> {
    let (before, behind) = names.split_at(near.min(names.len()));
    let is = |known: &&str| *known == name;
    behind.iter().position(is).map(|at| before.len() + at).or_else(|| before.iter().position(is))
}

/// A field's value as JSON, null where it holds nothing.
pub(crate) fn value_of<T: Present + serde::Serialize>(value: &T) -> Value {
    if value.present() { serde_json::to_value(value).unwrap_or(Value::Null) } else { Value::Null }
}

#[cfg(test)]
mod tests {
    use super::super::kinds::Task;
    use super::*;

    #[test]
    fn a_field_is_found_wherever_one_looks_first() {
        for (at, name) in Task::NAMES.iter().enumerate() {
            for near in 0..=Task::NAMES.len() + 1 {
                assert_eq!(find(Task::NAMES, name, near), Some(at));
                assert_eq!(find(Task::NAMES, "nothing", near), None);
            }
        }
    }

    #[test]
    fn what_few_have_takes_memory_only_where_it_is() {
        let mut task = Task::default();
        assert!(task.clear("difficulties") && task.more.0.is_none() && task.difficulties.is_empty());
        task.difficulties = "Thiếu vốn".into();
        assert!(task.more.0.is_some() && task != Task::default());
        assert!(task.clear("difficulties"));
        assert_eq!(task, Task::default(), "nothing is the same in either way");
    }
}
