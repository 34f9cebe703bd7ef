/** From inbox events to frames on the sockets of the user they concern, and of nobody else. */
package io.carillon.realtime.push;
