/**
 * Stand-ins for SendGrid, Twilio, Firebase Cloud Messaging and WhatsApp Cloud: they check requests as strictly as the
 * vendors' published interfaces, answer like them, can be told to fail, throttle or dawdle, and report like them.
 *
 * <p>A vendor is a {@code VendorApi}: {@code answer} checks and answers, {@code rehearsal} says whether the recipient is a
 * magic one ({@code Rehearsal}), {@code story} lists the reports that follow an accepted message, in order, as
 * {@code Callback}s with the vendor's own body and signature, {@code inbound} those of what people write. The rest is the
 * frame's: moods ({@code Behaviour}), throttling and slowness of rehearsals, delays, copies, shuffling, forging and tries
 * again ({@code CallbackSender}), message states ({@code Messages}), and addresses that customers entered at the vendor
 * ({@code Webhooks}, filled with {@code PUT /webhooks/{provider}}). Operations that only read are {@code AccountApi}s.
 */
package io.carillon.devstack.simulator;
