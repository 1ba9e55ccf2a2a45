//! A place for what a room keeps in memory while the program runs: nothing that must survive it.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// One value of each type, made when it is first asked for.
#[derive(Default)]
pub struct Shelf(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Shelf {
    /// The value of a type.
    #[must_use]
    pub fn get<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let value = all.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default()));
        Arc::clone(value).downcast().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_on_the_shelf_is_found_there() {
        let shelf = Shelf::default();
        *shelf.get::<Mutex<i32>>().lock().expect("not poisoned") = 7;
        assert_eq!(*shelf.get::<Mutex<i32>>().lock().expect("not poisoned"), 7);
        assert_eq!(*shelf.get::<Mutex<i64>>().lock().expect("not poisoned"), 0);
    }
}
