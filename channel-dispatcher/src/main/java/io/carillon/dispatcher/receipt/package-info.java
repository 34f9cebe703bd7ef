/**
 * What providers report later: {@code /webhooks/{provider}/{providerAccountId}}, proved, understood and told to core.
 *
 * <p>To plug a vendor in, write one {@link io.carillon.dispatcher.receipt.ReceiptSource} as an {@code @ApplicationScoped}
 * bean in the vendor's own package. {@code verify} gets the request exactly as it came ({@code Callback.body} are the raw
 * bytes, {@code Callback.url} the public address with its query) and the account with its secrets opened, and answers a
 * {@link io.carillon.dispatcher.receipt.Verdict}; {@link io.carillon.dispatcher.receipt.Proofs} holds the HMAC, the
 * comparison in constant time and the replay window. A check that takes much processor time says so ({@code isCostly}) and
 * is made off the event loops. {@code read} makes
 * {@link io.carillon.dispatcher.receipt.Reports} of a request that was verified. Finding the account, sizes, problems,
 * metrics, event ids and publishing are done here, the same for all.
 */
package io.carillon.dispatcher.receipt;
