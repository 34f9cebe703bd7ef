package io.carillon.devstack.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** How a process is asked to end before it is forced to. */
public enum StopSignal {
    TERMINATE,
    INTERRUPT;

    void send(ProcessHandle process) {
        switch (this) {
            case TERMINATE -> process.destroy();
            case INTERRUPT -> interrupt(process);
        }
    }

    /** Java has no call for SIGINT; the shell's own {@code kill} exists on every system. */
    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
