package io.carillon.core.preference;

import io.carillon.events.Channel;

/** What an unsubscribe address stands for: somebody leaves one category on one channel. */
record Unsubscription(Subject subject, Channel channel, String category) {}
