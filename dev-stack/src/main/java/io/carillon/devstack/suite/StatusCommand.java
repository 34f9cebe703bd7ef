package io.carillon.devstack.suite;

import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows which processes of a stack live, how much memory each holds, and where the stack can be reached. */
public final class StatusCommand {

    private StatusCommand() {}

    public static int run(Arguments arguments) throws IOException {
        DataDirectory data = StackCommands.dataDirectory(arguments);
        List<String> names = new ArrayList<>(data.recorded());
        names.add(0, DataDirectory.SUPERVISOR);
        boolean anyAlive = false;
        for (String name : names) {
            Optional<ProcessHandle> process = Identity.read(data.pidFile(name)).flatMap(Identity::process);
            anyAlive |= process.isPresent();
            Supervisor.say(process.map(alive -> line(name, alive)).orElse("%-12s down".formatted(name)));
        }
        Path environmentFile = StackCommands.environmentFile(arguments, data);
        if (anyAlive && Files.exists(environmentFile)) {
            Addresses.print(EnvironmentFile.read(environmentFile));
        }
        return anyAlive ? 0 : 1;
    }

    private static String line(String name, ProcessHandle process) {
        return "%-12s up    pid %-8d %s".formatted(name, process.pid(), Memory.of(process.pid()));
    }

    /** Resident memory of a process where the system tells it in {@code /proc}. */
    private static final class Memory {

        static String of(long pid) {
            try {
                return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                        .findFirst()
                        .orElse("");
            } catch (IOException notLinux) {
                return "";
            }
        }
    }
}
