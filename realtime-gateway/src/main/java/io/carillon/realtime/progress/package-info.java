/** How far batches and bulk jobs are, for the sockets that asked and may know. */
package io.carillon.realtime.progress;
