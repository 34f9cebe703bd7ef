package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.Callback;
import io.carillon.devstack.simulator.callback.CallbackSignature;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What Twilio posts ("Outbound Message Status in Status Callbacks", "Twilio's Request to your Incoming Message Webhook"). */
final class TwilioCallbacks {
    static final String DEMO_TOKEN = "demo-twilio-token";

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final List<Long> ONCE_MORE = List.of(1_000L);

    private TwilioCallbacks() {}

    static Callback post(String sid, String state, String url, String authToken, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return new Callback("twilio", sid, state, url, FORM, body, signature(authToken), ONCE_MORE);
    }

    /** Source: Twilio, "Security", "Validating Signatures from Twilio". */
    static CallbackSignature signature(String authToken) {
        return (url, body, now) -> Map.of("X-Twilio-Signature", sign(authToken, url, body));
    }

    private static String sign(String authToken, String url, String body) {
        Map<String, String> sorted = new TreeMap<>();
        for (String pair : body.split("&")) {
            String[] words = pair.split("=", 2);
            sorted.put(decoded(words[0]), words.length == 2 ? decoded(words[1]) : "");
        }
        StringBuilder signed = new StringBuilder(url);
        sorted.forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA1", impossible);
        }
    }

    /** The fields that status callbacks and incoming messages share. */
    static Map<String, String> fields(String sid, String account, String from, String to, String service) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SmsSid", sid);
        fields.put("MessageSid", sid);
        fields.put("AccountSid", account);
        fields.put("From", from);
        fields.put("To", to);
        fields.put("MessagingServiceSid", service);
        fields.put("ApiVersion", "2010-04-01");
        return fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
