/**
 * Stand-ins for SendGrid, Twilio, Firebase Cloud Messaging and WhatsApp Cloud: they check requests as strictly as the
 * vendors' published interfaces, answer like them, and can be told to fail, throttle or dawdle.
 */
package io.carillon.devstack.simulator;
