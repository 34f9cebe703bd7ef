package io.carillon.dispatcher.limit;

/**
 * What an account may be asked for.
 *
 * @param key the account
 * @param perSecond calls a second over all lanes and replicas; 0 for as many as there are
 */
public record AccountLimits(AccountKey key, double perSecond) {}
