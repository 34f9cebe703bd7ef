package io.carillon.systemtests.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The running suite and everybody around it. Started once for all tests of the module, unless the system property
 * {@code carillon.env-file} or the variable {@code CARILLON_ENV_FILE} names one that is up already.
 */
public final class Suite {
    private static Suite shared;

    private final Places places;
    private final Optional<TraceCollector> traces;
    private final Tokens tokens;
    private final Log log;

    private Suite(Places places, Optional<TraceCollector> traces) {
        this.places = places;
        this.traces = traces;
        this.tokens = new Tokens(places);
        this.log = new Log(places.get("KAFKA_BOOTSTRAP"));
    }

    public static synchronized Suite shared() {
        if (shared == null) {
            shared = running()
                    .map(file -> new Suite(Places.read(file), Optional.empty()))
                    .orElseGet(Suite::launch);
        }
        return shared;
    }

    private static Optional<Path> running() {
        return Optional.ofNullable(System.getProperty("carillon.env-file"))
                .or(() -> Optional.ofNullable(System.getenv("CARILLON_ENV_FILE")))
                .filter(file -> !file.isBlank())
                .map(Path::of);
    }

    private static Suite launch() {
        long before = System.nanoTime();
        TraceCollector traces = TraceCollector.start();
        Path file = SuiteProcess.launch(Map.of("OTLP_ENDPOINT", traces.endpoint()));
        System.out.printf("suite: ready after %.1f s%n", (System.nanoTime() - before) / 1e9);
        return new Suite(Places.read(file), Optional.of(traces));
    }

    public String place(String key) {
        return places.get(key);
    }

    /** The address of a path behind the public door. */
    public String gateway(String path) {
        return place("GATEWAY_URL") + path;
    }

    /** The demo tenant's service. */
    public TenantService demo() {
        return new TenantService(this, "demo");
    }

    /** The other tenant's service. */
    public TenantService other() {
        return new TenantService(this, "other");
    }

    /** An access token of a client or a person: {@code demo}, {@code demo-reader}, {@code ada} … */
    public String token(String name) {
        return tokens.of(name);
    }

    public MailSink mail() {
        return new MailSink(place("MAIL_URL"));
    }

    public Simulator simulator() {
        return new Simulator(place("SIMULATOR_URL"));
    }

    public Log log() {
        return log;
    }

    /** An open WebSocket of a person, welcomed. */
    public Socket socket(String person) {
        return Socket.open(place("WS_URL"), token(person));
    }

    public List<ServiceUnderTest> services() {
        return List.of("gateway", "core", "dispatcher", "admin", "realtime").stream()
                .map(this::service)
                .toList();
    }

    public ServiceUnderTest service(String name) {
        return new ServiceUnderTest(name, places);
    }

    /** Where spans arrive; empty when somebody else started the suite. */
    public Optional<TraceCollector> traces() {
        return traces;
    }
}
