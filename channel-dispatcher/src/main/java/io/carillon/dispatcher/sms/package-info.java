/** SMS through Twilio. */
package io.carillon.dispatcher.sms;
