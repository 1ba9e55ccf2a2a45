//! Small changes that come at once are committed together: one wait for the disk serves them all, and each is answered only
//! when it is there (group commit: DeWitt et al., *Implementation Techniques for Main Memory Database Systems*, 1984).

use crate::Result;
use std::{
    future::Future,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::oneshot;

/// Most changes of one commit.
const MOST: usize = 256;

/// What waits to be committed.
pub struct Together<T, R> {
    waiting: Mutex<Vec<(T, oneshot::Sender<Result<R>>)>>,
    /// Held by who commits.
    turn: tokio::sync::Mutex<()>,
}

impl<T, R> Default for Together<T, R> {
    fn default() -> Self {
        Self {
            waiting: Mutex::new(Vec::new()),
            turn: tokio::sync::Mutex::new(()),
        }
    }
}

impl<T: Send + 'static, R: Send + 'static> Together<T, R> {
    /// Adds a change, and answers once it was committed, alone or with others. `commit` is given those that wait, and
    /// answers each in its order; when it fails as a whole, each of them fails.
    ///
    /// # Errors
    /// What `commit` says of this change.
    pub async fn join<F, C>(self: &Arc<Self>, one: T, commit: C) -> Result<R>
    where
        C: FnOnce(Vec<T>) -> F + Send + 'static,
        F: Future<Output = Vec<Result<R>>> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        self.waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((one, tell));
        let own = Arc::clone(self);
        // Beside the request: a visitor who hangs up must not break the commit that others wait for.
        tokio::spawn(async move { own.turn(commit).await });
        told.await
            .unwrap_or_else(|_| Err(anyhow::anyhow!("a commit ended without an answer").into()))
    }

    async fn turn<F, C>(&self, commit: C)
    where
        C: FnOnce(Vec<T>) -> F,
        F: Future<Output = Vec<Result<R>>>,
    {
        let _turn = self.turn.lock().await;
        let (changes, told): (Vec<T>, Vec<_>) = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let count = waiting.len().min(MOST);
            waiting.drain(..count).unzip()
        };
        // Somebody else's turn took it along.
        if changes.is_empty() {
            return;
        }
        for (answer, tell) in commit(changes).await.into_iter().zip(told) {
            let _ = tell.send(answer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn changes_that_come_at_once_are_committed_in_few_turns_and_each_is_answered() {
        let together: Arc<Together<usize, usize>> = Arc::default();
        let turns = Arc::new(AtomicUsize::new(0));
        let all = (0..100).map(|n| {
            let (together, turns) = (Arc::clone(&together), Arc::clone(&turns));
            tokio::spawn(async move {
                together
                    .join(n, move |some| async move {
                        turns.fetch_add(1, Ordering::Relaxed);
                        tokio::task::yield_now().await;
                        some.into_iter().map(|n| Ok(n * 2)).collect()
                    })
                    .await
            })
        });
        for (n, one) in all.collect::<Vec<_>>().into_iter().enumerate() {
            assert_eq!(one.await.expect("ends").expect("is taken"), n * 2);
        }
        assert!(turns.load(Ordering::Relaxed) < 60, "{turns:?}");
    }

    #[tokio::test]
    async fn what_is_left_unanswered_is_an_error_and_never_a_wait_without_end() {
        let together: Arc<Together<usize, usize>> = Arc::default();
        assert!(together.join(1, |_| async { Vec::new() }).await.is_err());
    }
}
