/**
 * Strings in the place of a value that are not names of members too (those are found among the keys). One row has
 * several entries, split by `|`. The place in the list is the index; the first 13 take one byte, the next 224 two. The
 * list only ever grows at its end.
 */
const ROWS = `
m.room.message|m.room.member|m.text|join|m.room.encrypted|m.megolm.v1.aes-sha2|m.read|invite|event_match|notify|m.typing|leave|m.receipt
m.room.create|m.room.power_levels|m.room.join_rules|m.room.history_visibility|m.room.name|m.room.topic|m.room.avatar
m.room.canonical_alias|m.room.encryption|m.room.guest_access|m.room.tombstone|m.room.pinned_events|m.room.server_acl
m.room.third_party_invite|m.room.redaction|m.reaction|m.space.child|m.space.parent|m.space|m.annotation|m.replace
m.thread|m.reference|m.image|m.video|m.audio|m.file|m.location|m.notice|m.emote|m.sticker|m.server_notice
m.key.verification.request|m.key.verification.ready|m.key.verification.start|m.key.verification.accept
m.key.verification.key|m.key.verification.mac|m.key.verification.done|m.key.verification.cancel|m.sas.v1
m.qr_code.scan.v1|m.qr_code.show.v1|m.reciprocate.v1|curve25519-hkdf-sha256|sha256|hkdf-hmac-sha256.v2|decimal|emoji
m.olm.v1.curve25519-aes-sha2|m.megolm_backup.v1.curve25519-aes-sha2|m.secret_storage.v1.aes-hmac-sha2|m.pbkdf2
signed_curve25519|m.room_key|m.room_key_request|m.room_key.withheld|m.forwarded_room_key|m.dummy|m.secret.request
m.secret.send|request_cancellation|m.unverified|m.blacklisted|m.unauthorised|m.unavailable|m.no_olm
online|offline|unavailable|ban|knock|public|private|shared|invited|joined|world_readable|can_join|forbidden
restricted|knock_restricted|m.room_membership|org.matrix.custom.html|public_chat|private_chat|trusted_private_chat
1|2|3|4|5|6|7|8|9|10|11|12|stable|unstable
master|self_signing|user_signing|m.login.password|m.login.token|m.login.sso|m.login.cas|m.login.dummy
m.login.application_service|m.login.recaptcha|m.login.terms|m.login.email.identity|m.login.msisdn
m.login.registration_token|m.id.user|m.id.thirdparty|m.id.phone|email|msisdn|http|event_id_only|profile
M_FORBIDDEN|M_NOT_FOUND|M_UNKNOWN_TOKEN|M_MISSING_TOKEN|M_BAD_JSON|M_NOT_JSON|M_LIMIT_EXCEEDED|M_UNRECOGNIZED
M_UNKNOWN|M_USER_IN_USE|M_INVALID_USERNAME|M_ROOM_IN_USE|M_INVALID_ROOM_STATE|M_THREEPID_IN_USE
M_THREEPID_NOT_FOUND|M_UNSUPPORTED_ROOM_VERSION|M_INCOMPATIBLE_ROOM_VERSION|M_BAD_STATE|M_GUEST_ACCESS_FORBIDDEN
M_MISSING_PARAM|M_INVALID_PARAM|M_TOO_LARGE|M_EXCLUSIVE|M_WRONG_ROOM_KEYS_VERSION|M_UNAUTHORIZED
M_USER_DEACTIVATED|M_DUPLICATE_ANNOTATION|M_NOT_YET_UPLOADED|M_UNABLE_TO_AUTHORISE_JOIN|M_BAD_ALIAS|M_WEAK_PASSWORD
.m.rule.master|.m.rule.suppress_notices|.m.rule.invite_for_me|.m.rule.member_event|.m.rule.is_user_mention
.m.rule.contains_display_name|.m.rule.is_room_mention|.m.rule.roomnotif|.m.rule.tombstone|.m.rule.reaction
.m.rule.room.server_acl|.m.rule.suppress_edits|.m.rule.contains_user_name|.m.rule.call
.m.rule.encrypted_room_one_to_one|.m.rule.room_one_to_one|.m.rule.message|.m.rule.encrypted
event_property_is|event_property_contains|contains_display_name|room_member_count|sender_notification_permission
coalesce|ring|content.body|content.msgtype|content.membership
@room|m.call.invite
m.call.answer|m.call.candidates|m.call.hangup|m.call.select_answer|m.call.negotiate|m.call.member
m.direct_to_device|m.device_list_update|m.signing_key_update|m.presence|m.direct|m.push_rules|m.tag|m.fully_read
m.favourite|m.lowpriority|m.ignored_user_list|m.identity_server|m.widget|image/png|image/jpeg|image/gif|image/webp
application/octet-stream|video/mp4|audio/ogg|text/plain|application/json|Bearer|password|user_id|room_id|type|sender
org.matrix.msc3575.proxy|m.poll.start|m.poll.response|m.poll.end|m.poll.disclosed|m.poll.undisclosed|m.self|m.pin
m.beacon|m.beacon_info|dead|user_hangup|ice_failed|m.usermedia|m.screenshare|m.account_data|m.cross_signing.master
m.cross_signing.self_signing|m.cross_signing.user_signing|m.megolm_backup.v1|m.secret_storage.default_key|m.homeserver
Access token has expired|Unknown access token.|Unrecognized request|Missing access token|Invalid username or password
Room not found|Event not found.|Forbidden|Internal server error|Not found|Too Many Requests|Profile was not found
`;

export const HECTOBIT_VALUES_V1: readonly string[] = ROWS.trim().replaceAll("\n", "|").split("|");
