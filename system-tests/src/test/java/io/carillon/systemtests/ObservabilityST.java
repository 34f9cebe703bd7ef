package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.carillon.systemtests.suite.Json;
import io.carillon.systemtests.suite.ServiceUnderTest;
import io.carillon.systemtests.suite.Suite;
import io.carillon.systemtests.suite.TraceCollector;
import io.carillon.systemtests.suite.TraceCollector.Arrived;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators see what the suite does: health, figures, and one trace from request to outcome. */
class ObservabilityST {
    private final Suite suite = Suite.shared();

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "core", "dispatcher", "admin", "realtime"})
    void everyServiceTellsItsHealthAndItsFiguresWithoutAToken(String name) {
        ServiceUnderTest service = suite.service(name);

        assertThat(Json.read(service.get("/health/live").expect(200).body())
                        .path("status")
                        .asText())
                .isEqualTo("UP");
        assertThat(Json.read(service.get("/health/ready").expect(200).body())
                        .path("status")
                        .asText())
                .isEqualTo("UP");
        assertThat(service.get("/metrics").expect(200).body()).contains("# TYPE ", "jvm_");
    }

    @Test
    void theConfigurationReplicaIsPartOfReadiness() {
        for (String name : List.of("core", "dispatcher")) {
            assertThat(suite.service(name).get("/health/ready").body()).contains("configuration");
        }
    }

    @Test
    void figuresGrowWithANotification() {
        Map<String, Double> before = figures();

        suite.demo().awaitSettled(suite.demo().send(Requests.welcome(Requests.freshAddress(), "Ada")));

        await("all figures to grow").atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            Map<String, Double> after = figures();
            assertThat(after.keySet())
                    .allSatisfy(
                            series -> assertThat(after.get(series)).as(series).isGreaterThan(before.get(series)));
        });
        String histogram = suite.service("core").get("/metrics").body();
        assertThat(histogram)
                .containsPattern("carillon_end_to_end_seconds_bucket\\{[^}]*channel=\"email\"[^}]*lane=\"normal\"");
    }

    private Map<String, Double> figures() {
        ServiceUnderTest core = suite.service("core");
        return Map.of(
                "carillon_accept_total", core.metric("carillon_accept_total"),
                "carillon_plan_total", core.metric("carillon_plan_total"),
                "carillon_settle_total", core.metric("carillon_settle_total"),
                "carillon_end_to_end_seconds_count", core.metric("carillon_end_to_end_seconds_count"),
                "carillon_dispatch_total", suite.service("dispatcher").metric("carillon_dispatch_total"));
    }

    @Test
    void oneTraceLeadsFromTheRequestToTheOutcome() {
        assumeTrue(suite.traces().isPresent(), "spans of a suite that somebody else started go elsewhere");
        TraceCollector traces = suite.traces().orElseThrow();
        String traceId = UUID.randomUUID().toString().replace("-", "");
        String id = suite.demo()
                .request(Requests.welcome(Requests.freshAddress(), "Ada"))
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .send()
                .expect(202)
                .text("notificationId");
        suite.demo().awaitSettled(id);

        await("spans of all hops").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<Arrived> spans = traces.ofTrace(traceId);
            assertThat(spans)
                    .extracting(Arrived::service)
                    .contains("api-gateway", "notification-core", "channel-dispatcher");
            assertThat(spans).extracting(Arrived::name).contains("plan", "dispatch email", "record");
            assertChained(spans);
        });
        assertThat(suite.demo().timeline(id)).extracting(line -> line.traceId()).containsOnly(traceId);
    }

    /** Every span but the first has its parent within the trace. */
    private static void assertChained(List<Arrived> spans) {
        var ids = spans.stream().map(Arrived::spanId).collect(Collectors.toSet());
        assertThat(spans.stream().filter(span -> !ids.contains(span.parentSpanId())))
                .extracting(Arrived::parentSpanId)
                .containsOnly("00f067aa0ba902b7");
    }
}
