package io.carillon.dispatcher.sms;

import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.dispatcher.provider.HttpCalls;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Twilio by plain HTTP; source: Twilio, "Message resource", "Create a Message". */
@ApplicationScoped
class TwilioHttp implements TwilioClient {
    private final HttpCalls http;

    TwilioHttp(HttpCalls http) {
        this.http = http;
    }

    @Override
    public String name() {
        return HTTP;
    }

    @Override
    public Uni<HttpAnswer> create(TwilioMessage message, ProviderAccount account) {
        String url = account.baseUrl(TwilioSignIn.VENDOR) + "/2010-04-01/Accounts/"
                + encoded(account.required("accountSid")) + "/Messages.json";
        return http.post(url, headers(TwilioSignIn.of(account)), Buffer.buffer(form(message)));
    }

    private static Map<String, String> headers(TwilioSignIn user) {
        byte[] pair = (user.user() + ":" + user.password()).getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String form(TwilioMessage message) {
        return "To=" + encoded(message.to()) + field("From", message.from())
                + field("MessagingServiceSid", message.service()) + "&Body=" + encoded(message.body())
                + field("StatusCallback", message.statusCallback())
                + field("ValidityPeriod", message.validity().map(String::valueOf));
    }

    private static String field(String name, Optional<String> value) {
        return value.map(text -> "&" + name + "=" + encoded(text)).orElse("");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
