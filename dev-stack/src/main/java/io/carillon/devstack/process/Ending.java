package io.carillon.devstack.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes in bounded time: asks first, then forces, and takes the descendants along. */
public final class Ending {

    private Ending() {}

    public static void end(ProcessHandle process, StopSignal signal, Duration patience) {
        var descendants = process.descendants().toList();
        if (process.isAlive()) {
            signal.send(process);
            if (!endsWithin(process, patience)) {
                process.destroyForcibly();
                endsWithin(process, Duration.ofSeconds(5));
            }
        }
        descendants.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    static boolean endsWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
