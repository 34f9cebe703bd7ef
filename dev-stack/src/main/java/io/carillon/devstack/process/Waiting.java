package io.carillon.devstack.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until a process answers, and stops waiting at once when it dies. */
public final class Waiting {

    private static final long INTERVAL_MILLIS = 50;

    /** A question asked again and again; an exception counts as "not yet". */
    @FunctionalInterface
    public interface Question {
        boolean answered() throws Exception;
    }

    private Waiting() {}

    public static void until(Process process, Duration patience, Question question)
            throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            if (process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new TimeoutException("ended with exit code " + process.exitValue());
            }
            try {
                if (question.answered()) {
                    return;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception notYet) {
                last = notYet;
            }
        }
        throw new TimeoutException("gave no answer within %d s%s"
                .formatted(patience.toSeconds(), last == null ? "" : " (" + last.getMessage() + ")"));
    }
}
