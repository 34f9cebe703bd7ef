/** The way in: the endpoint, who may come, what frames set off. */
package io.carillon.realtime.door;
