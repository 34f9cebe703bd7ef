/** How much may be asked of a provider account at the moment, and by whom: breakers, pauses, rates and slots, shared over replicas. */
package io.carillon.dispatcher.limit;
