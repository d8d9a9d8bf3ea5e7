/**
 * Strings in the place of a value, and names of members that are more often there (docs/codec.md, §3). A row has
 * several entries, split by `|`. The place in the list is the index; the first 13 take one byte, the next 248 two. The
 * list only ever grows at its end.
 */
const ROWS = `
join|M_NOT_FOUND|m.room.member|M_UNRECOGNIZED|Unrecognized request|M_FORBIDDEN|M_UNKNOWN|m.text|notify
m.room.message|M_UNKNOWN_TOKEN|public|Invalid access token passed.|M_LIMIT_EXCEEDED|M_MISSING_TOKEN|m.login.password
M_BAD_JSON|👍️|M_MISSING_PARAM|signed_curve25519|❤️|M_TOO_LARGE|can_join|forbidden|knock|M_THREEPID_AUTH_FAILED
M_INVALID_PARAM|ORG.MATRIX.MSC3848.NOT_JOINED|😂|shared|m.ban|11|M_NOT_JSON|email|M_INCOMPATIBLE_ROOM_VERSION
M_THREEPID_MEDIUM_NOT_SUPPORTED|image/png|M_UNSUPPORTED_ROOM_VERSION|world_readable|M_NOT_YET_UPLOADED|invite
m.voice|M_CANNOT_OVERWRITE_MEDIA|m.megolm_backup.v1.curve25519-aes-sha2|success|m.login.dummy|private
m.megolm.v1.aes-sha2|M_BAD_ALIAS|number|m.sas.v1|joined|IO.ELEMENT.MSC4306.M_NOT_IN_THREAD|cancel
m.room.history_visibility|m.room_membership|oldest_membership|M_INVALID_USERNAME|emoji|highlight
ORG.MATRIX.MSC3848.INSUFFICIENT_POWER|m.room.power_levels|m.reference|m.id.user|no-support|M_USER_IN_USE
hkdf-hmac-sha256.v2|curve25519-hkdf-sha256|m.self|.m.rule.room.server_acl|.m.rule.roomnotif|.m.rule.master
M_BAD_STATE|m.room.canonical_alias|m.room.encryption|m.room.avatar|.m.rule.call|m.fully_read|m.room.tombstone
.m.rule.contains_user_name|.m.rule.reaction|sender_notification_permission|event_property_is|restricted
room_member_count|m.qr_code.show.v1|m.space|m.olm.v1.curve25519-aes-sha2|m.room.name|m.login.application_service
m.room|trusted_private_chat|public_chat|m.call.sdp_stream_metadata_changed|m.reciprocate.v1|m.room.join_rules
.m.rule.member_event|m.room.topic|m.room.server_acl|m.room.guest_access|m.room.create|im.vector.modular.widgets
ice_failed|m.call.select_answer|m.widget|M_ROOM_IN_USE|m.login.email.identity|knock_restricted|m.login.msisdn
content.body|m.secret_storage.v1.aes-hmac-sha2|M_INVALID_SIGNATURE|m.replace|m.annotation|m.call.reject|m.receipt
m.room.pinned_events|m.stickerpicker|.m.rule.message|m.login.sso|content.membership|content.msgtype|m.call.invite
event_property_contains|m.megolm_backup.v1|private_chat|m.space.parent|m.login.recaptcha
org.matrix.msc3381.poll.response|contains_display_name|m.call.hangup|m.call.answer|m.forwarded_room_key
m.call.negotiate|m.login.terms|m.room_key.withheld|m.login.registration_token|m.qr_code.scan.v1|m.call.candidates
image/jpeg|m.room.encrypted|m.login.token|m.room.third_party_invite|m.key.verification.accept|m.room.redaction
m.key.verification.cancel|M_UNABLE_TO_AUTHORISE_JOIN|M_WRONG_ROOM_KEYS_VERSION|m.key.verification.done
M_GUEST_ACCESS_FORBIDDEN|uk.half-shot.bridge|org.matrix.msc3381.poll.end|m.key.verification.start
org.matrix.custom.html|M_DUPLICATE_ANNOTATION|m.key.verification.mac|M_INVALID_ROOM_STATE|M_THREEPID_NOT_FOUND
M_USER_DEACTIVATED|.m.rule.encrypted_room_one_to_one|M_THREEPID_IN_USE|m.key.verification.ready|M_WEAK_PASSWORD
im.ponies.room_emotes|.m.rule.suppress_edits|.m.rule.suppress_notices|ORG.MATRIX.MSC3848.ALREADY_JOINED
m.key.verification.key|.m.rule.invite_for_me|.m.rule.encrypted|m.cross_signing.self_signing|.m.rule.room_one_to_one
org.matrix.msc3672.beacon_info|m.cross_signing.master|request_cancellation|m.key.verification.request
M_UNABLE_TO_GRANT_JOIN|m.cross_signing.user_signing|m.policy.rule.server|org.matrix.msc3381.poll.start
.m.rule.contains_display_name|m.secret_storage.default_key|application/octet-stream|im.vector.setting.breadcrumbs
io.element.widgets.layout|Too Many Requests|Missing access token|Not found|Internal server error|No backup found
Event not found.|Unknown protocol|No validated 3pid session found|Missing params: ['refresh_token']
You are not invited to this room.|Bad JSON value: float|Content not JSON.|Not subscribed.|No row found (profiles)
You don't have permission to knock|No such filter|Access Token unknown or expired
Your homeserver does not support the features required to interact with this room|Profile was not found
\`search_term\` is required field|Media has not been uploaded yet|'device_keys' must be a JSON object
No dehydrated device available|No room_keys found|Call invites are not allowed in public rooms.
Cannot force another user to join.|Cannot get filters for other users|Invalid username or password
Unknown room alias|You are not allowed to see their presence.|Upload request body is too large|event too large
Displayname is too long (max 256)|You are not a server admin
Missing params: ['kind', 'app_id', 'app_display_name', 'device_display_name', 'pushkey', 'lang', 'data']
You are banned from this room|Invalid presence state|Only application services can use the /appservice/ping endpoint
Cannot add account data for other users.|Invalid search query|Account data not found|invalid refresh token
Unknown rule|Email-based registration has been disabled on this server|Can't send relation to unknown event
Delayed event not found|You cannot request a list of shared rooms with yourself
Registration by phone number is not supported on this homeserver|Invalid stream token
Email-based password resets have been disabled on this server|A valid room ID and event ID must be specified
Content must be a JSON object.|This room has been replaced|Automatic subscription must use an event in the thread
Room alias must be local|You don't have permission to access that event.|'from' parameter is invalid
Cannot request tokens for other users.|Room account data not found|Media ID already has content
Adding an email to your account is disabled on this server
Adding phone numbers to user account is not supported by this homeserver|cannot add new rule_ids that start with '.'
User ID can only contain characters a-z, 0-9, or '=_-./+'|User ID already taken.
Your homeserver does not support this room version|Cannot set another user's displayname|Missing JSON keys.
An access token should not be provided on requests to /register (except if type is m.login.application_service)
Unrecognised access token|Access token has expired
The username or password was incorrect or the account does not exist.
You aren't a member of the room and weren't previously a member of the room.|Can only set your own presence state
Room alias already taken|im.vector.setting.integration_provisioning|event_id_only|M_PASSWORD_TOO_SHORT
im.vector.web.settings|event_match|Invalid login submission|.m.rule.is_room_mention|M_UNAUTHORIZED
m.room_key_request|m.dummy|.m.rule.tombstone|m.secret.send|m.pbkdf2|M_THREEPID_DENIED|m.ignored_user_list
m.policy.rule.room|self_signing|M_BAD_PAGINATION|m.usermedia|m.push_rules|m.policy.rule.user|m.audio|m.emote
hkdf-hmac-sha256|m.video|m.secret.request|m.typing|m.sticker|M_EXCLUSIVE|m.id.thirdparty|Unknown device.|audio/ogg
video/mp4|dont_notify|user_hangup|m.notice|offline|m.space.child|m.call|m.login.oauth2|decimal|image/webp|livekit
unavailable|m.image|m.location|image/gif|m.room_key|text/plain|Bearer|m.direct|👍|http|m.file|offer
m.reaction|m.read|m.thread|m.presence|m.beacon|m.beacon_info|m.poll.start|m.poll.end|m.poll.response|m.marked_unread
m.device_list_update|online|M_USER_LOCKED|M_USER_SUSPENDED|M_RESOURCE_LIMIT_EXCEEDED|A256CTR|temperature|humidity
pressure|battery|hPa|%RH|Cel
`;

export const HECTOBIT_VALUES_V1: readonly string[] = ROWS.trim().replaceAll("\n", "|").split("|");
