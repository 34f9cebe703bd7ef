package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.UnusableAccountException;
import io.vertx.ext.mail.CanonicalizationAlgorithm;
import io.vertx.ext.mail.DKIMSignAlgorithm;
import io.vertx.ext.mail.DKIMSignOptions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an account signs its mail (RFC 6376, rsa-sha256): settings {@code dkimDomain, dkimSelector}, secret
 * {@code dkimPrivateKey}. The fields for leaving with one click are signed, as RFC 8058 §4 demands.
 */
final class DkimKey {
    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Reply-To",
            "MIME-Version",
            "Content-Type",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9.-]{1,253}");
    private static final Pattern SELECTOR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern ARMOUR = Pattern.compile("-----(BEGIN|END) PRIVATE KEY-----|\\s");

    private DkimKey() {}

    /**
     * How to sign; empty when the account does not.
     *
     * @throws UnusableAccountException when it means to and cannot
     */
    static Optional<DKIMSignOptions> of(ProviderAccount account) {
        if (account.setting("dkimDomain").isEmpty()
                && account.setting("dkimSelector").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DKIMSignOptions()
                .setSignAlgo(DKIMSignAlgorithm.RSA_SHA256)
                .setHeaderCanonAlgo(CanonicalizationAlgorithm.RELAXED)
                .setBodyCanonAlgo(CanonicalizationAlgorithm.SIMPLE)
                .setSdid(matching(account, "dkimDomain", DOMAIN))
                .setSelector(matching(account, "dkimSelector", SELECTOR))
                .setSignedHeaders(SIGNED)
                .setSignatureTimestamp(true)
                .setPrivateKey(key(account)));
    }

    private static String matching(ProviderAccount account, String setting, Pattern form) {
        String value = account.required(setting);
        if (!form.matcher(value).matches()) {
            throw new UnusableAccountException("invalid_setting", setting);
        }
        return value;
    }

    /** Checked here, so that an unusable key is the account's fault and no crash of the client. */
    private static String key(ProviderAccount account) {
        String bare = ARMOUR.matcher(account.secret("dkimPrivateKey")).replaceAll("");
        try {
            KeyFactory.getInstance("RSA")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(bare)));
            return bare;
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new UnusableAccountException("invalid_secret", "dkimPrivateKey");
        }
    }
}
