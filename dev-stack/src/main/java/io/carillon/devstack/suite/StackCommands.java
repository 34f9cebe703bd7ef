package io.carillon.devstack.suite;

import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.Ending;
import io.carillon.devstack.process.Identity;
import io.carillon.devstack.process.Leftovers;
import io.carillon.devstack.process.Part;
import io.carillon.devstack.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands that run a stack until they are ended, and the one that ends it. */
public final class StackCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private StackCommands() {}

    /** The infrastructure alone, for tests. */
    public static int infra(Arguments arguments) throws Exception {
        DataDirectory data = dataDirectory(arguments);
        PortPlan ports = ports(arguments);
        Set<PartName> names = arguments.option("parts").map(PartName::parse).orElse(EnumSet.allOf(PartName.class));
        boolean keycloak = arguments.flag("with-keycloak");
        List<Part> parts = new Infrastructure(data, ports, keycloak).parts(names);
        return new Supervisor(data, environmentFile(arguments, data))
                .run(List.of(parts), SuiteEnvironment.of(ports, keycloak), isOwned(arguments), false);
    }

    /** The whole suite; parts that die are started again. */
    public static int up(Arguments arguments) throws Exception {
        DataDirectory data = dataDirectory(arguments);
        PortPlan ports = ports(arguments);
        boolean keycloak = arguments.flag("with-keycloak");
        Map<String, String> environment = SuiteEnvironment.of(ports, keycloak);
        List<Collection<Part>> groups = new ArrayList<>();
        groups.add(new Infrastructure(data, ports, keycloak).parts(EnumSet.allOf(PartName.class)));
        groups.add(services(data, ports, environment));
        return new Supervisor(data, environmentFile(arguments, data))
                .run(groups, environment, isOwned(arguments), true);
    }

    private static List<Part> services(DataDirectory data, PortPlan ports, Map<String, String> environment) {
        List<Part> services = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            services.add(new ServicePart(service, data, ports.port(service.partName()), environment));
        }
        return services;
    }

    /** Stops the supervisor of a data directory and, should it be gone or stuck, what it left. */
    public static int down(Arguments arguments) throws Exception {
        DataDirectory data = dataDirectory(arguments);
        Optional<ProcessHandle> supervisor =
                Identity.read(data.pidFile(DataDirectory.SUPERVISOR)).flatMap(Identity::process);
        supervisor.ifPresent(process -> Ending.end(process, StopSignal.TERMINATE, PATIENCE));
        List<String> left = Leftovers.stop(data);
        if (supervisor.isEmpty() && left.isEmpty()) {
            Supervisor.say("nothing was running on " + data.root());
        } else {
            Supervisor.say("stopped" + (left.isEmpty() ? "" : "; left over were " + String.join(", ", left)));
        }
        return 0;
    }

    static DataDirectory dataDirectory(Arguments arguments) {
        return DataDirectory.at(Path.of(arguments.option("data").orElse(".dev-stack")));
    }

    static Path environmentFile(Arguments arguments, DataDirectory data) {
        return arguments
                .option("env-file")
                .map(Path::of)
                .orElse(data.environmentFile())
                .toAbsolutePath();
    }

    private static PortPlan ports(Arguments arguments) {
        return PortPlan.of(arguments.option("ports").orElse("fixed"));
    }

    private static boolean isOwned(Arguments arguments) {
        return !arguments.flag("keep-running");
    }
}
