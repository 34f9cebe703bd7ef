package io.carillon.realtime.push;

/**
 * One change of an inbox as it goes to sockets: written once, for all of them.
 *
 * @param place its place in the order of the inbox; 0 when the teller did not know it
 * @param frame the frame
 * @param category category of the entry; null when unknown
 * @param unreadShift by how much it changed the unread count of that category
 */
record Live(long place, String frame, String category, int unreadShift) {}
