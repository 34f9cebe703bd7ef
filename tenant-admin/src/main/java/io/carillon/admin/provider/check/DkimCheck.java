package io.carillon.admin.provider.check;

import io.carillon.admin.provider.KeyFile;
import io.carillon.admin.provider.ProviderConfig;
import io.carillon.admin.provider.check.DkimRecord.Match;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks up in DNS whether receivers can check what an account signs (DKIM). What is wrong there is a warning: mail goes out
 * all the same, and DNS may need hours to tell of a change.
 */
@ApplicationScoped
class DkimCheck {
    private static final String STEP = "dkim";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** RFC 1035, section 2.3.4, and what an answer holds beside name and text. */
    private static final int LONGEST_ANSWER = 512;

    private static final int AROUND = 34;

    private final DnsClient dns;

    DkimCheck(Vertx vertx, ProviderConfig config) {
        DnsClientOptions options = new DnsClientOptions().setQueryTimeout(PATIENCE.toMillis());
        config.dnsServer().ifPresent(server -> options.setHost(server.getHost()).setPort(server.getPort()));
        this.dns = vertx.createDnsClient(options);
    }

    /** One step for an account that signs, none for others. Never fails. */
    Uni<List<CheckStep>> check(OpenedAccount account) {
        Optional<String> name = account.setting("dkimDomain").flatMap(domain -> account.setting("dkimSelector")
                .map(selector -> DkimRecord.nameOf(domain, selector)));
        Optional<PublicKey> key =
                account.secret("dkimPrivateKey").flatMap(KeyFile::rsaPrivateKey).flatMap(DkimRecord::publicHalf);
        return name.isEmpty() || key.isEmpty()
                ? Uni.createFrom().item(List.of())
                : look(name.get(), key.get()).map(List::of);
    }

    private Uni<CheckStep> look(String name, PublicKey key) {
        return Uni.createFrom()
                .completionStage(() -> dns.resolveTXT(name).toCompletionStage())
                .map(texts -> step(DkimRecord.match(texts, key), name, key))
                .onFailure()
                .recoverWithItem(failure -> isMissing(failure)
                        ? step(Match.NONE, name, key)
                        : CheckStep.warning(STEP, "DNS did not tell about " + name + " in time: test again later"));
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof DnsException refused && refused.code() == DnsResponseCode.NXDOMAIN;
    }

    private static CheckStep step(Match match, String name, PublicKey key) {
        String publish = "; publish the TXT record " + DkimRecord.of(key);
        return switch (match) {
            case SAME -> CheckStep.ok(STEP, name + " holds the public half of the key");
            case OTHER ->
                CheckStep.warning(STEP, name + " holds another key, so signatures are taken for forged" + publish);
            case WITHDRAWN ->
                CheckStep.warning(
                        STEP, name + " says that its key was withdrawn: sign with a new key under a new selector");
            case NONE ->
                CheckStep.warning(
                        STEP,
                        "there is no key at " + name + doubt(name, key) + ", so nobody can check signatures" + publish);
        };
    }

    /** A longer answer than UDP carries comes empty. */
    private static String doubt(String name, PublicKey key) {
        boolean fits = AROUND + name.length() + DkimRecord.of(key).length() <= LONGEST_ANSWER;
        return fits ? "" : ", unless it is too long for an answer over UDP (look with dig TXT " + name + ")";
    }
}
