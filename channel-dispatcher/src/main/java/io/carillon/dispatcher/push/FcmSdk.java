package io.carillon.dispatcher.push;

import com.google.firebase.IncomingHttpResponse;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.SendResponse;
import io.carillon.dispatcher.provider.CallFailure;
import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.SdkCalls;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Sent;
import io.quarkus.arc.properties.UnlessBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Firebase by its own library, {@code sendEach}: every device on a virtual thread of its own. */
@ApplicationScoped
@UnlessBuildProperty(name = "quarkus.native.enabled", stringValue = "true", enableIfMissing = true)
class FcmSdk implements FcmClient {
    private final SdkCalls calls;
    private final FirebaseApps apps;

    FcmSdk(SdkCalls calls, FirebaseApps apps) {
        this.calls = calls;
        this.apps = apps;
    }

    @Override
    public String name() {
        return SDK;
    }

    @Override
    public Uni<List<Answered>> send(List<String> tokens, PushMessage message, ProviderAccount account) {
        FirebaseMessaging firebase = apps.of(account);
        List<Message> messages =
                tokens.stream().map(token -> SdkMessage.of(token, message)).toList();
        return calls.run(() -> firebase.sendEach(messages).getResponses())
                .map(responses -> answered(tokens, responses));
    }

    private static List<Answered> answered(List<String> tokens, List<SendResponse> responses) {
        return IntStream.range(0, tokens.size())
                .mapToObj(at -> new Answered(tokens.get(at), outcomeOf(responses.get(at))))
                .toList();
    }

    private static AttemptOutcome outcomeOf(SendResponse response) {
        return response.isSuccessful() ? new Sent(response.getMessageId()) : outcomeOf(response.getException());
    }

    /** The library tells little of what went wrong, but hands out the answer. */
    private static AttemptOutcome outcomeOf(FirebaseMessagingException refusal) {
        IncomingHttpResponse response = refusal.getHttpResponse();
        return response == null
                ? CallFailure.outcomeOf(SdkCalls.asItWas(refusal), "fcm")
                : FcmCodes.outcomeOf(answer(response));
    }

    private static HttpAnswer answer(IncomingHttpResponse response) {
        String wait = header(response, SdkTransport.WAIT);
        Long millis = wait.isEmpty() ? null : Long.valueOf(wait);
        return new HttpAnswer(response.getStatusCode(), Map.of(), header(response, SdkTransport.WORDS), millis);
    }

    private static String header(IncomingHttpResponse response, String name) {
        Object value = response.getHeaders().get(name);
        return switch (value) {
            case null -> "";
            case List<?> several -> several.isEmpty() ? "" : String.valueOf(several.getFirst());
            default -> value.toString();
        };
    }
}
