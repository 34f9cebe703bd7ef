package io.carillon.dispatcher.sms;

import io.carillon.dispatcher.provider.ProviderAccount;

/**
 * Who signs in: the API key of an account that has one, else the account itself.
 *
 * @param user SID of key or account
 * @param password its secret
 */
record TwilioSignIn(String user, String password) {
    static final String VENDOR = "https://api.twilio.com";

    static TwilioSignIn of(ProviderAccount account) {
        return account.setting("apiKeySid")
                .map(key -> new TwilioSignIn(key, account.secret("apiKeySecret")))
                .orElseGet(() -> new TwilioSignIn(account.required("accountSid"), account.secret("authToken")));
    }

    @Override
    public String toString() {
        return "TwilioSignIn[" + user + "]";
    }
}
