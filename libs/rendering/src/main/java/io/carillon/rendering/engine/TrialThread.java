package io.carillon.rendering.engine;

/**
 * A thread that a rendering may be abandoned on. Only here an interruption ends the rendering: a worker that is interrupted
 * because the service stops must not declare an honest template broken.
 */
public final class TrialThread extends Thread {
    public TrialThread(Runnable work) {
        super(work, "bounded-rendering");
        setDaemon(true);
    }

    static boolean isAbandoned() {
        return Thread.currentThread() instanceof TrialThread trial && trial.isInterrupted();
    }
}
