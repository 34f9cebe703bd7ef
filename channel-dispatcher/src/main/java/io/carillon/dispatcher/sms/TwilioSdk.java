package io.carillon.dispatcher.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.SdkCalls;
import io.quarkus.arc.properties.UnlessBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.core5.http.Header;

/**
 * Twilio by its own Java library. The library makes and reads the messages; its HTTP client is replaced by ours, once for
 * each message, since its answers come without header fields.
 */
@ApplicationScoped
@UnlessBuildProperty(name = "quarkus.native.enabled", stringValue = "true", enableIfMissing = true)
class TwilioSdk implements TwilioClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** None, but not null: the library would tell them to its debug log. */
    private static final Header[] NO_HEADERS = {};

    private final SdkCalls calls;

    TwilioSdk(SdkCalls calls) {
        this.calls = calls;
    }

    @Override
    public String name() {
        return SDK;
    }

    @Override
    public Uni<HttpAnswer> create(TwilioMessage message, ProviderAccount account) {
        TwilioSignIn user = TwilioSignIn.of(account);
        String sid = account.required("accountSid");
        Exchange exchange = new Exchange(calls, account.baseUrl(TwilioSignIn.VENDOR));
        return calls.run(() -> create(creator(message, sid), client(user, sid, exchange), exchange));
    }

    private static TwilioRestClient client(TwilioSignIn user, String sid, Exchange exchange) {
        return new TwilioRestClient.Builder(user.user(), user.password())
                .accountSid(sid)
                .objectMapper(JSON)
                .httpClient(exchange)
                .build();
    }

    private static MessageCreator creator(TwilioMessage message, String sid) {
        PhoneNumber to = new PhoneNumber(message.to());
        MessageCreator creator = message.service()
                .map(service -> new MessageCreator(sid, to, service, message.body()))
                .orElseGet(() -> new MessageCreator(
                        sid, to, new PhoneNumber(message.from().orElseThrow()), message.body()));
        message.statusCallback().ifPresent(creator::setStatusCallback);
        message.validity().ifPresent(creator::setValidityPeriod);
        return creator;
    }

    /** A refusal is an exception to the library, and an answer to us. */
    private static HttpAnswer create(MessageCreator creator, TwilioRestClient client, Exchange exchange) {
        try {
            creator.create(client);
        } catch (ApiException refused) {
            exchange.mustHaveAnswer(refused);
        }
        return exchange.answer;
    }

    /** One call of the library, carried by our own client. */
    private static final class Exchange extends HttpClient {
        private final SdkCalls calls;
        private final String baseUrl;
        private HttpAnswer answer;

        Exchange(SdkCalls calls, String baseUrl) {
            this.calls = calls;
            this.baseUrl = baseUrl;
        }

        /** Once: whether to try again is decided by core. */
        @Override
        public Response reliableRequest(Request request) {
            return makeRequest(request);
        }

        @Override
        public Response makeRequest(Request request) {
            Map<String, String> headers = Map.of(
                    "Authorization", request.getAuthString(), "Content-Type", "application/x-www-form-urlencoded");
            byte[] body = request.encodeFormBody().getBytes(StandardCharsets.UTF_8);
            try {
                answer = calls.post(baseUrl + request.constructURL().getPath(), headers, body);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            return new Response(answer.body(), answer.status(), NO_HEADERS);
        }

        private void mustHaveAnswer(ApiException otherwise) {
            if (answer == null) {
                throw otherwise;
            }
        }
    }
}
