package io.carillon.messaging;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Carries the W3C trace context of a notification from request to outcome, across Kafka. */
@ApplicationScoped
public class HopTracing {
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private final Tracer tracer;

    HopTracing(OpenTelemetry telemetry) {
        this.tracer = (telemetry == null ? GlobalOpenTelemetry.get() : telemetry).getTracer("io.carillon");
    }

    /** Trace context of the current request; null outside of one. */
    public String currentTraceparent() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? traceparent(context) : null;
    }

    /** Starts a hop called {@code name} under the event's trace context; a span only when that context is sampled. */
    public Hop start(String name, Event<?> event) {
        return parse(event.traceparent())
                .filter(SpanContext::isSampled)
                .<Hop>map(parent -> new SampledHop(span(name, event, parent)))
                .orElseGet(() -> new PassingHop(event.traceparent()));
    }

    /** The trace id within a traceparent; empty when there is none. */
    public static Optional<String> traceId(String traceparent) {
        return parse(traceparent).map(SpanContext::getTraceId);
    }

    private Span span(String name, Event<?> event, SpanContext parent) {
        return tracer.spanBuilder(name)
                .setParent(Context.root().with(Span.wrap(parent)))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("tenant", event.tenant().toString())
                .setAttribute("event", event.id())
                .startSpan();
    }

    private static Optional<SpanContext> parse(String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        Matcher matcher = TRACEPARENT.matcher(traceparent);
        return matcher.matches()
                ? Optional.of(SpanContext.createFromRemoteParent(
                                matcher.group(1),
                                matcher.group(2),
                                TraceFlags.fromHex(matcher.group(3), 0),
                                TraceState.getDefault()))
                        .filter(SpanContext::isValid)
                : Optional.empty();
    }

    private static String traceparent(SpanContext context) {
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    private record PassingHop(String traceparent) implements Hop {
        @Override
        public void end() {
            // nothing was started
        }

        @Override
        public void fail(String reason) {
            // nothing was started
        }
    }

    private record SampledHop(Span span) implements Hop {
        @Override
        public String traceparent() {
            return HopTracing.traceparent(span.getSpanContext());
        }

        @Override
        public void end() {
            span.end();
        }

        @Override
        public void fail(String reason) {
            span.setStatus(StatusCode.ERROR, reason);
            span.end();
        }
    }
}
