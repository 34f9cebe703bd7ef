package io.carillon.admin.provider.check;

import io.carillon.admin.provider.ProviderType;
import io.carillon.admin.provider.ServiceAccount;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gets a token for the service account, then has Firebase validate a message that it does not send. Source: Firebase,
 * "FCM HTTP v1 API", {@code validate_only}; "ErrorCode".
 */
@ApplicationScoped
class FcmCheck implements ProviderCheck {
    private static final String TRIAL =
            "{\"validate_only\":true,\"message\":{\"topic\":\"carillon-check\",\"notification\":{\"title\":\"Check\"}}}";

    private final VendorCalls calls;
    private final Clock clock;

    FcmCheck(VendorCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public ProviderType type() {
        return ProviderType.FCM;
    }

    @Override
    public Uni<List<CheckStep>> check(OpenedAccount account) {
        Optional<ServiceAccount> service = account.secret("serviceAccount").flatMap(ServiceAccount::parse);
        return service.isPresent()
                ? withToken(account, service.get())
                : Uni.createFrom().item(List.of(CheckStep.wrong("key", "the account has no service account")));
    }

    private Uni<List<CheckStep>> withToken(OpenedAccount account, ServiceAccount service) {
        Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
        return calls.send("POST", service.tokenUri(), headers, GoogleAssertion.form(service, clock.instant()))
                .chain(answer -> judgeToken(account, answer))
                .onFailure()
                .recoverWithItem(failure -> List.of(Faults.step(failure, VendorCalls.host(service.tokenUri()))));
    }

    private Uni<List<CheckStep>> judgeToken(OpenedAccount account, VendorCalls.Answered answer) {
        String token = answer.json().path("access_token").asText("");
        if (answer.isSuccess() && !token.isEmpty()) {
            CheckStep granted = CheckStep.ok("key", "Google gives the service account a token");
            return trial(account, token).map(step -> Stream.of(granted, step).toList());
        }
        String said = account.quote(answer.json().path("error_description").asText(""));
        String words = answer.status() == 400 || answer.status() == 401
                ? "Google refuses the service account, its key was deleted or disabled: generate a new one. " + said
                : VendorCalls.usual("Google", answer);
        return Uni.createFrom().item(List.of(CheckStep.wrong("key", words.strip())));
    }

    private Uni<CheckStep> trial(OpenedAccount account, String token) {
        String url = account.baseUrl() + "/v1/projects/" + account.known("projectId") + "/messages:send";
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
        return calls.post(url, headers, TRIAL, answer -> judgeTrial(account, answer));
    }

    private static CheckStep judgeTrial(OpenedAccount account, VendorCalls.Answered answer) {
        String project = account.known("projectId");
        if (answer.isSuccess() && answer.json().has("name")) {
            return CheckStep.ok("project", "Firebase takes messages for " + project + " (validated, not sent)");
        }
        return switch (answer.status()) {
            case 401 -> CheckStep.wrong("key", "Firebase refuses the access token: it is wrong or has expired");
            case 403 ->
                CheckStep.wrong(
                        "project",
                        "the credentials may not send for " + project + ": is the project id right, is the API"
                                + " \"Firebase Cloud Messaging (V1)\" enabled?");
            case 404 -> CheckStep.wrong("project", "there is no project " + project);
            default -> CheckStep.wrong("project", VendorCalls.usual("Firebase", answer));
        };
    }
}
