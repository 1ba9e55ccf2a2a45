//! The router, the order of middleware, and stopping without losing anything.

use crate::{assets, frame, health, openapi, pages};
use axum::{Router, middleware, routing::get};
use platform::{
    App, jobs,
    web::{api, guard, once, reader},
};
use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, sync::watch};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

/// Every route of the house.
pub fn router(app: &App) -> Router {
    let pages = app
        .rooms
        .iter()
        .fold(pages::routes(), |router, room| router.merge((room.pages)()));
    let pages = pages
        .fallback(|| async { platform::Error::NotFound })
        .method_not_allowed_fallback(|| async { platform::Error::NotFound })
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(app.clone(), once::once))
        .layer(middleware::from_fn_with_state(app.clone(), guard::forgery))
        .layer(middleware::from_fn_with_state(app.clone(), reader::read))
        .layer(middleware::from_fn_with_state(app.clone(), frame::frame));
    let (api, _) = openapi::gather(app);
    let api = api
        .fallback(|| async { platform::Error::NotFound })
        .method_not_allowed_fallback(api::unknown_method)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(app.clone(), guard::forgery))
        .layer(middleware::from_fn(api::problems))
        .layer(middleware::from_fn_with_state(app.clone(), reader::read))
        .layer(middleware::from_fn(api::problems));
    let machine = Router::new()
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .route("/metrics", get(health::metrics))
        .route("/static/{*path}", get(assets::serve));
    Router::new()
        .nest("/api/v1", api)
        .merge(machine)
        .merge(pages)
        .layer(
            CompressionLayer::new()
                .gzip(true)
                .quality(tower_http::CompressionLevel::Fastest),
        )
        .layer(middleware::from_fn(health::observe))
        .layer(middleware::from_fn_with_state(app.clone(), guard::headers))
        .with_state(app.clone())
}

/// A panic in a handler becomes an internal error like any other. What it said is left alone: it may quote people's
/// words. Where it was stands in the log (`crate::panics`).
fn panicked(_: Box<dyn std::any::Any + Send>) -> axum::response::Response {
    let error = anyhow::anyhow!("a handler panicked");
    axum::response::IntoResponse::into_response(platform::Error::Internal(error))
}

/// Serves until the machine asks to stop; requests and batches under way are finished.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(app: App, listener: TcpListener) -> anyhow::Result<()> {
    let (stop, stopped) = watch::channel(false);
    let workers: Vec<_> = (0..app.settings.workers)
        .map(|n| tokio::spawn(jobs::run_worker(app.clone(), worker_name(&app, n), stopped.clone())))
        .collect();
    let service = router(&app).into_make_service_with_connect_info::<SocketAddr>();
    let mut listening = stopped.clone();
    let shutdown = async move {
        let _ = listening.wait_for(|stop| *stop).await;
    };
    let server = tokio::spawn(
        axum::serve(listener, service)
            .with_graceful_shutdown(shutdown)
            .into_future(),
    );
    asked_to_stop().await;
    tracing::info!("stopping: requests and jobs under way are finished first");
    let _ = stop.send(true);
    // A reader who keeps a connection open must not keep the process alive.
    let _ = tokio::time::timeout(Duration::from_secs(20), server).await;
    for worker in workers {
        let _ = tokio::time::timeout(Duration::from_secs(20), worker).await;
    }
    app.db.clone().close().await;
    Ok(())
}

/// Runs jobs only, until the machine asks to stop.
pub async fn work(app: App) {
    let (stop, stopped) = watch::channel(false);
    let workers: Vec<_> = (0..app.settings.workers.max(1))
        .map(|n| tokio::spawn(jobs::run_worker(app.clone(), worker_name(&app, n), stopped.clone())))
        .collect();
    asked_to_stop().await;
    let _ = stop.send(true);
    for worker in workers {
        let _ = tokio::time::timeout(Duration::from_secs(20), worker).await;
    }
    app.db.clone().close().await;
}

fn worker_name(app: &App, number: usize) -> String {
    format!("{}-{}-{number}", std::process::id(), app.random.number() % 100_000)
}

async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
            .expect("the process may listen to SIGTERM");
        tokio::select! {
            _ = interrupted => {}
            _ = terminated.recv() => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = interrupted.await;
    }
}
