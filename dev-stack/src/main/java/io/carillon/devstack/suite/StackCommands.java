package io.carillon.devstack.suite;

import io.carillon.devstack.process.DataDirectory;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The commands that run a stack until they are ended. */
public final class StackCommands {

    private StackCommands() {}

    public static int infra(Arguments arguments) throws Exception {
        DataDirectory data = dataDirectory(arguments);
        PortPlan ports = PortPlan.of(arguments.option("ports").orElse("fixed"));
        Set<PartName> names = arguments.option("parts").map(PartName::parse).orElse(EnumSet.allOf(PartName.class));
        return new Supervisor(data, environmentFile(arguments, data))
                .run(
                        List.of(new Infrastructure(data, ports).parts(names)),
                        SuiteEnvironment.of(ports, false),
                        !arguments.flag("keep-running"));
    }

    public static DataDirectory dataDirectory(Arguments arguments) {
        return DataDirectory.at(Path.of(arguments.option("data").orElse(".dev-stack")));
    }

    public static Path environmentFile(Arguments arguments, DataDirectory data) {
        return arguments
                .option("env-file")
                .map(Path::of)
                .orElse(data.environmentFile())
                .toAbsolutePath();
    }
}
