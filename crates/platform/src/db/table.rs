//! How a room says what SeaORM sees of its tables.

/// Declares the entity of a table: its key columns, then the others.
#[macro_export]
macro_rules! table {
    ($(#[$doc:meta])* $module:ident = $name:tt { $($key:ident: $key_type:ty,)+ } { $($field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        pub(crate) mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $name)]
            pub struct Model {
                $(#[sea_orm(primary_key, auto_increment = false)] pub $key: $key_type,)+
                $(pub $field: $type,)*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}
            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}
