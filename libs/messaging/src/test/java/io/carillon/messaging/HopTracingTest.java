package io.carillon.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.tenancy.TenantId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HopTracingTest {
    private static final TenantId TENANT = TenantId.of("01900000-0000-7000-8000-0000000000d1");
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String SAMPLED = "00-" + TRACE + "-" + PARENT + "-01";
    private static final String UNSAMPLED = "00-" + TRACE + "-" + PARENT + "-00";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .setSampler(Sampler.parentBased(Sampler.alwaysOff()))
                    .build())
            .build();
    private final HopTracing tracing = new HopTracing(telemetry);

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void aSampledEventContinuesAsAChildOfItsSender() {
        Hop hop = tracing.start("plan", event(SAMPLED));
        hop.end();

        SpanData span = spans.getFinishedSpanItems().getFirst();
        assertThat(span.getName()).isEqualTo("plan");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(span.getAttributes().asMap().toString())
                .contains(TENANT.toString())
                .contains("id-1");
        assertThat(hop.traceparent()).isEqualTo("00-" + TRACE + "-" + span.getSpanId() + "-01");
    }

    @Test
    void hopsFormAChain() {
        Hop plan = tracing.start("plan", event(SAMPLED));
        Hop dispatch = tracing.start("dispatch", event(plan.traceparent()));
        dispatch.end();
        plan.end();

        SpanData last = spans.getFinishedSpanItems().getFirst();
        assertThat(last.getTraceId()).isEqualTo(TRACE);
        assertThat(plan.traceparent()).contains(last.getParentSpanId());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                UNSAMPLED,
                "",
                "garbage",
                "01-" + TRACE + "-" + PARENT + "-01",
                "00-00000000000000000000000000000000-" + PARENT + "-01",
                "00-" + TRACE + "-0000000000000000-01"
            })
    void whatIsNotSampledIsPassedOnUntouched(String traceparent) {
        Hop hop = tracing.start("plan", event(traceparent));
        hop.end();

        assertThat(hop.traceparent()).isEqualTo(traceparent);
        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void aFailedHopSaysWhy() {
        tracing.start("dispatch", event(SAMPLED)).fail("provider is away");

        assertThat(spans.getFinishedSpanItems().getFirst().getStatus())
                .matches(status -> status.getStatusCode() == StatusCode.ERROR)
                .matches(status -> status.getDescription().equals("provider is away"));
    }

    @Test
    void theCurrentRequestsContextIsTheFirstTraceparent() {
        SpanContext context = SpanContext.create(TRACE, PARENT, TraceFlags.getSampled(), TraceState.getDefault());
        try (Scope scope = Span.wrap(context).makeCurrent()) {
            assertThat(tracing.currentTraceparent()).isEqualTo(SAMPLED);
        }
        assertThat(tracing.currentTraceparent()).isNull();
    }

    @Test
    void aTraceIdIsReadFromATraceparent() {
        assertThat(HopTracing.traceId(UNSAMPLED)).contains(TRACE);
        assertThat(HopTracing.traceId("garbage")).isEmpty();
        assertThat(HopTracing.traceId(null)).isEmpty();
    }

    private static Event<String> event(String traceparent) {
        return new Event<>("id-1", "greeting.v1", TENANT, traceparent, "hello");
    }
}
