package io.carillon.devstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.devstack.suite.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A thin client of {@code POST /send}: {@code send --template CODE [--email A] [--phone P] [--user ID] [key=value …]}. */
public final class SendCommand {

    private SendCommand() {}

    public static int run(Arguments arguments) throws Exception {
        RunningSuite suite = RunningSuite.of(arguments.knowing("as", "template", "user", "email", "phone"));
        String token = suite.token(arguments.option("as").orElse("demo"));
        JsonNode accepted = suite.post("/api/v1/services/notifications/send", token, request(arguments));
        System.out.println(accepted.toPrettyString());
        return 0;
    }

    static Map<String, Object> request(Arguments arguments) {
        Map<String, Object> recipient = new LinkedHashMap<>();
        List<String> channels = new ArrayList<>();
        arguments.option("user").ifPresent(value -> add(recipient, channels, "userId", value, "in-app"));
        arguments.option("email").ifPresent(value -> add(recipient, channels, "email", value, "email"));
        arguments.option("phone").ifPresent(value -> add(recipient, channels, "phone", value, "sms"));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("template", Map.of("code", arguments.option("template").orElse("welcome")));
        request.put("recipient", recipient);
        request.put("channels", channels);
        request.put("data", data(arguments.words()));
        return request;
    }

    private static void add(
            Map<String, Object> recipient, List<String> channels, String field, String value, String channel) {
        recipient.put(field, value);
        channels.add(channel);
    }

    private static Map<String, String> data(List<String> words) {
        Map<String, String> data = new LinkedHashMap<>();
        for (String word : words) {
            String[] parts = word.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("template data is given as key=value, not " + word);
            }
            data.put(parts[0], parts[1]);
        }
        return data;
    }
}
