package io.carillon.admin.provider.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.carillon.admin.provider.ProviderConfig;
import io.carillon.outbound.OutboundAnswer;
import io.carillon.outbound.OutboundCall;
import io.carillon.outbound.OutboundCalls;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Calls vendors' HTTP APIs, one step after the other, until one is not ok. */
@ApplicationScoped
class VendorCalls {
    private static final int MOST_BYTES = 262_144;

    private final OutboundCalls calls;
    private final ObjectMapper mapper;
    private final Duration timeout;

    VendorCalls(OutboundCalls calls, ObjectMapper mapper, ProviderConfig config) {
        this.calls = calls;
        this.mapper = mapper;
        this.timeout = config.testTimeout();
    }

    /** Reads {@code url} and judges the answer; not getting one is a step too. */
    Uni<CheckStep> get(String url, Map<String, String> headers, Function<Answered, CheckStep> judge) {
        return send("GET", url, headers, "")
                .map(judge)
                .onFailure()
                .recoverWithItem(failure -> Faults.step(failure, host(url)));
    }

    /** Posts to {@code url} and judges the answer; not getting one is a step too. */
    Uni<CheckStep> post(String url, Map<String, String> headers, String body, Function<Answered, CheckStep> judge) {
        return send("POST", url, headers, body)
                .map(judge)
                .onFailure()
                .recoverWithItem(failure -> Faults.step(failure, host(url)));
    }

    /** Posts to {@code url}; fails when there is no answer. */
    Uni<Answered> send(String method, String url, Map<String, String> headers, String body) {
        return calls.send(new OutboundCall(method, url, headers, body, timeout, MOST_BYTES, false))
                .map(this::answered);
    }

    /** The steps up to the first that is not ok, that one included. */
    static Uni<List<CheckStep>> inTurn(List<Supplier<Uni<CheckStep>>> steps) {
        return inTurn(steps, List.of());
    }

    private static Uni<List<CheckStep>> inTurn(List<Supplier<Uni<CheckStep>>> steps, List<CheckStep> done) {
        return steps.isEmpty()
                ? Uni.createFrom().item(done)
                : steps.getFirst().get().chain(step -> goOn(steps, plus(done, step), step.ok()));
    }

    private static Uni<List<CheckStep>> goOn(List<Supplier<Uni<CheckStep>>> steps, List<CheckStep> done, boolean ok) {
        return ok
                ? inTurn(steps.subList(1, steps.size()), done)
                : Uni.createFrom().item(done);
    }

    private static List<CheckStep> plus(List<CheckStep> done, CheckStep step) {
        List<CheckStep> all = new ArrayList<>(done);
        all.add(step);
        return List.copyOf(all);
    }

    /**
     * An answer, read as JSON.
     *
     * @param json missing when the body is something else
     */
    record Answered(int status, JsonNode json) {
        boolean isSuccess() {
            return status / 100 == 2 && !json.isMissingNode();
        }
    }

    private Answered answered(OutboundAnswer answer) {
        try {
            JsonNode json = mapper.readTree(answer.body());
            return new Answered(answer.status(), json == null ? MissingNode.getInstance() : json);
        } catch (JsonProcessingException noJson) {
            return new Answered(answer.status(), MissingNode.getInstance());
        }
    }

    static String host(String url) {
        return String.valueOf(URI.create(url).getHost());
    }

    /** What a status means that the vendor's own codes do not explain. */
    static String usual(String vendor, Answered answer) {
        return switch (answer.status()) {
            case 401 -> vendor + " refuses the credentials: they are wrong or were withdrawn";
            case 403 -> vendor + " knows the credentials, but they may not do this";
            case 404 -> "there is no such thing at this address: is the API address right?";
            case 429 -> vendor + " is asked too often at the moment: try again in a minute";
            default -> byClass(vendor, answer);
        };
    }

    private static String byClass(String vendor, Answered answer) {
        return switch (answer.status() / 100) {
            case 2 -> "the answer is not " + vendor + "'s: is the API address right?";
            case 3 -> "the address leads elsewhere (" + answer.status() + "): is the API address right?";
            case 5 -> vendor + " has a disturbance (" + answer.status() + "): try again later";
            default -> vendor + " refuses the request (" + answer.status() + ")";
        };
    }
}
