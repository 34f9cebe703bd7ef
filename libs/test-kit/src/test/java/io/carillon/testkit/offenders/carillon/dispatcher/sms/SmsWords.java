package io.carillon.testkit.offenders.carillon.dispatcher.sms;

public record SmsWords(String text) {}
