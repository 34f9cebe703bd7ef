package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.Messages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Twilio shows of an account: the account itself (not to API keys), its numbers, messages and messaging services. The
 * account {@code ACdead…} is suspended, there is no service {@code MGdead…}, and +15005550001 belongs to somebody else.
 */
record TwilioAccount(String path, Messages messages) implements AccountApi {
    private static final String ROOT = "/twilio/2010-04-01/Accounts/(?<sid>[^/]+)";
    private static final String ACCOUNT = ROOT + "\\.json";
    private static final String NUMBERS = ROOT + "/IncomingPhoneNumbers\\.json";
    private static final String MESSAGE = ROOT + "/Messages/(?<message>[^/.]+)\\.json";
    private static final String SERVICE = "/twilio/v1/Services/(?<service>[^/]+)";

    static List<AccountApi> all(Messages messages) {
        return Stream.of(ACCOUNT, NUMBERS, SERVICE, MESSAGE)
                .<AccountApi>map(path -> new TwilioAccount(path, messages))
                .toList();
    }

    @Override
    public String provider() {
        return "twilio";
    }

    @Override
    public Answer answer(Call call) {
        String user = call.basic().map(pair -> pair.split(":", 2)[0]).orElse("");
        boolean key = user.startsWith("SK") && !path.equals(ACCOUNT);
        boolean own = path.equals(SERVICE) ? user.startsWith("AC") : user.equals(call.pathPart("sid"));
        if (!key && !own) {
            return TwilioApi.error(401, 20003, "Authenticate");
        }
        return switch (path) {
            case ACCOUNT -> account(call.pathPart("sid"));
            case NUMBERS -> numbers(call.parameter("PhoneNumber").orElse("+15005550006"));
            case MESSAGE -> message(call);
            default -> service(call.pathPart("service"));
        };
    }

    private static Answer account(String sid) {
        return Answer.of(
                200,
                new JsonObject()
                        .put("sid", sid)
                        .put("friendly_name", "Demo")
                        .put("status", sid.startsWith("ACdead") ? "suspended" : "active")
                        .put("type", "Full"));
    }

    private static Answer numbers(String wanted) {
        JsonArray numbers = new JsonArray();
        if (!wanted.equals("+15005550001")) {
            numbers.add(new JsonObject()
                    .put("phone_number", wanted)
                    .put("capabilities", new JsonObject().put("sms", true).put("voice", true)));
        }
        return Answer.of(
                200, new JsonObject().put("incoming_phone_numbers", numbers).put("page", 0));
    }

    private Answer message(Call call) {
        return messages.find(call.pathPart("message"))
                .map(found -> Answer.of(200, found))
                .orElseGet(
                        () -> TwilioApi.error(404, 20404, "The requested resource " + call.path() + " was not found"));
    }

    private static Answer service(String sid) {
        return sid.startsWith("MGdead")
                ? TwilioApi.error(404, 20404, "The requested resource /Services/" + sid + " was not found")
                : Answer.of(200, new JsonObject().put("sid", sid).put("friendly_name", "Demo"));
    }
}
