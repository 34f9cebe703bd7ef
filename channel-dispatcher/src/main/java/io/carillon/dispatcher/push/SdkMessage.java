package io.carillon.dispatcher.push;

import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.AndroidNotification;
import com.google.firebase.messaging.ApnsConfig;
import com.google.firebase.messaging.ApnsFcmOptions;
import com.google.firebase.messaging.Aps;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.Notification;
import com.google.firebase.messaging.WebpushConfig;
import com.google.firebase.messaging.WebpushFcmOptions;
import io.carillon.events.PushOptions;

/** A message as Firebase's library wants it; the same on the wire as {@link FcmJson}. Pure. */
final class SdkMessage {
    private SdkMessage() {}

    static Message of(String token, PushMessage message) {
        Notification notification = Notification.builder()
                .setTitle(message.title())
                .setBody(message.body())
                .setImage(message.options().imageUrl())
                .build();
        Message.Builder builder = Message.builder()
                .setToken(token)
                .setNotification(notification)
                .putAllData(message.data())
                .setAndroidConfig(android(message))
                .setApnsConfig(apns(message));
        if (message.link().isPresent() || message.options().ttlSeconds() != null) {
            builder.setWebpushConfig(webpush(message));
        }
        return builder.build();
    }

    private static AndroidConfig android(PushMessage message) {
        PushOptions options = message.options();
        AndroidConfig.Builder android = AndroidConfig.builder()
                .setPriority(message.urgent() ? AndroidConfig.Priority.HIGH : AndroidConfig.Priority.NORMAL)
                .setCollapseKey(options.collapseKey());
        if (options.ttlSeconds() != null) {
            android.setTtl(options.ttlSeconds() * 1_000L);
        }
        boolean counted = options.badge() != null && options.badge() > 0;
        if (options.androidChannelId() != null || options.sound() != null || counted) {
            AndroidNotification.Builder notification = AndroidNotification.builder()
                    .setChannelId(options.androidChannelId())
                    .setSound(options.sound());
            if (counted) {
                notification.setNotificationCount(options.badge());
            }
            android.setNotification(notification.build());
        }
        return android.build();
    }

    private static ApnsConfig apns(PushMessage message) {
        PushOptions options = message.options();
        Aps.Builder aps = Aps.builder();
        if (options.badge() != null) {
            aps.setBadge(options.badge());
        }
        if (options.sound() != null) {
            aps.setSound(options.sound());
        }
        if (options.imageUrl() != null) {
            aps.setMutableContent(true);
        }
        ApnsConfig.Builder apns =
                ApnsConfig.builder().setAps(aps.build()).putHeader("apns-priority", message.urgent() ? "10" : "5");
        if (options.collapseKey() != null) {
            apns.putHeader("apns-collapse-id", options.collapseKey());
        }
        message.expiresAt().ifPresent(second -> apns.putHeader("apns-expiration", second.toString()));
        if (options.imageUrl() != null) {
            apns.setFcmOptions(
                    ApnsFcmOptions.builder().setImage(options.imageUrl()).build());
        }
        return apns.build();
    }

    private static WebpushConfig webpush(PushMessage message) {
        WebpushConfig.Builder webpush = WebpushConfig.builder();
        if (message.options().ttlSeconds() != null) {
            webpush.putHeader("TTL", message.options().ttlSeconds().toString());
        }
        message.link().ifPresent(link -> webpush.setFcmOptions(WebpushFcmOptions.withLink(link)));
        return webpush.build();
    }
}
