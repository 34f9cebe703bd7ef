/** A real Redis server whose state survives a restart. */
package io.carillon.devstack.redis;
