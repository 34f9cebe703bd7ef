package io.carillon.devstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes that a supervisor left behind because it was killed; found by pid and start time, then stopped. */
public final class Leftovers {

    private Leftovers() {}

    /** Stops what is left of an earlier run and returns the names of what was still alive. */
    public static List<String> stop(DataDirectory data) throws IOException {
        List<String> stopped = new ArrayList<>();
        for (String name : data.recorded()) {
            var left = Identity.read(data.pidFile(name)).flatMap(Identity::process);
            left.ifPresent(process -> {
                Ending.end(process, StopSignal.INTERRUPT, Duration.ofSeconds(15));
                stopped.add(name);
            });
            Files.deleteIfExists(data.pidFile(name));
        }
        return stopped;
    }
}
