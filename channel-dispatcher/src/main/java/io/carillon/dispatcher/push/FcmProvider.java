package io.carillon.dispatcher.push;

import io.carillon.dispatcher.provider.CallFailure;
import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.dispatcher.provider.HttpCalls;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.FailureCategory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Hands push messages to Firebase Cloud Messaging, HTTP v1: one call for each device token, at most a few at a time. A
 * delivery counts as sent when one device took it. Settings: {@code projectId, baseUrl}; secret {@code accessToken}.
 */
@ApplicationScoped
public class FcmProvider implements Provider {
    private static final String VENDOR = "https://fcm.googleapis.com";
    private static final String UNREGISTERED = "UNREGISTERED";
    private static final int DEVICES_AT_ONCE = 4;

    private final HttpCalls http;

    FcmProvider(HttpCalls http) {
        this.http = http;
    }

    @Override
    public String type() {
        return "fcm";
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public Uni<AttemptOutcome> send(Delivery delivery, ProviderAccount account) {
        if (delivery.deviceTokens().isEmpty()) {
            return Uni.createFrom()
                    .item(new Failed(FailureCategory.INVALID_RECIPIENT, "no_device", "no device token", null));
        }
        return Multi.createFrom()
                .iterable(delivery.deviceTokens())
                .onItem()
                .transformToUni(token -> post(token, delivery, account))
                .merge(DEVICES_AT_ONCE)
                .collect()
                .asList()
                .map(FcmProvider::combined);
    }

    private Uni<AttemptOutcome> post(String token, Delivery delivery, ProviderAccount account) {
        String project = URLEncoder.encode(account.required("projectId"), StandardCharsets.UTF_8);
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + account.secret("accessToken"), "Content-Type", "application/json");
        String url = account.baseUrl(VENDOR) + "/v1/projects/" + project + "/messages:send";
        return http.post(
                        url,
                        headers,
                        Buffer.buffer(PushMessage.json(token, delivery).encode()))
                .map(FcmProvider::outcomeOf)
                .map(outcome -> naming(token, outcome))
                .onFailure()
                .recoverWithItem(failure -> CallFailure.outcomeOf(failure, type()));
    }

    /** A token that FCM calls unregistered belongs to no app any more. */
    private static AttemptOutcome naming(String token, AttemptOutcome outcome) {
        return outcome instanceof Failed failed && UNREGISTERED.equals(failed.code())
                ? with(List.of(token), failed)
                : outcome;
    }

    /** Sent when one device took it; else the failure that gives most hope. Names the tokens that are dead. */
    static AttemptOutcome combined(List<AttemptOutcome> outcomes) {
        List<String> dead = outcomes.stream()
                .map(AttemptOutcome::deadTokens)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
        return dead.isEmpty() ? best(outcomes) : with(dead, best(outcomes));
    }

    private static AttemptOutcome with(List<String> dead, AttemptOutcome outcome) {
        return switch (outcome) {
            case Sent sent -> new Sent(sent.providerMessageId(), dead);
            case Failed failed ->
                new Failed(
                        failed.category(),
                        failed.code(),
                        failed.detail(),
                        failed.retryAfterMillis(),
                        failed.suppression(),
                        dead);
            case AttemptOutcome.Expired expired -> expired;
        };
    }

    private static AttemptOutcome best(List<AttemptOutcome> outcomes) {
        return outcomes.stream()
                .filter(Sent.class::isInstance)
                .findFirst()
                .or(() -> outcomes.stream().filter(FcmProvider::isRetryable).findFirst())
                .orElseGet(outcomes::getFirst);
    }

    private static boolean isRetryable(AttemptOutcome outcome) {
        return outcome instanceof Failed failed && failed.category().isRetryable();
    }

    /** Source: Firebase documentation "REST Resource: projects.messages, ErrorCode" of FCM HTTP v1. */
    static AttemptOutcome outcomeOf(HttpAnswer answer) {
        JsonObject json = answer.json();
        if (answer.status() == 200) {
            return new Sent(HttpAnswer.promised(json.getValue("name"), "name"));
        }
        String code = errorCode(json.getValue("error") instanceof JsonObject error ? error : new JsonObject());
        return answer.failed(
                categoryOf(code, answer), code.isEmpty() ? "" + answer.status() : code, "FCM refused the message");
    }

    private static FailureCategory categoryOf(String code, HttpAnswer answer) {
        return switch (code) {
            case UNREGISTERED -> FailureCategory.INVALID_RECIPIENT;
            case "INVALID_ARGUMENT" -> FailureCategory.CONTENT_REFUSED;
            case "QUOTA_EXCEEDED", "RESOURCE_EXHAUSTED" -> FailureCategory.THROTTLED;
            case "UNAVAILABLE", "INTERNAL" -> FailureCategory.TRANSIENT;
            case "SENDER_ID_MISMATCH", "THIRD_PARTY_AUTH_ERROR", "UNAUTHENTICATED", "PERMISSION_DENIED" ->
                FailureCategory.MISCONFIGURED;
            default -> answer.categoryOfStatus();
        };
    }

    /** The FcmError detail's code, else the status of the Google API error. */
    private static String errorCode(JsonObject error) {
        JsonArray details = error.getValue("details") instanceof JsonArray array ? array : new JsonArray();
        return details.stream()
                .filter(JsonObject.class::isInstance)
                .map(detail -> ((JsonObject) detail).getValue("errorCode"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse(error.getValue("status") instanceof String status ? status : "");
    }
}
