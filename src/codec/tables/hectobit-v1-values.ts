/**
 * Strings in the place of a value, and names of members that are more often there (docs/codec.md, §3). A row has
 * several entries, split by `|`. The place in the list is the index; the first 13 take one byte, the next 248 two. The
 * list only ever grows at its end.
 */
const ROWS = `
join|M_NOT_FOUND|m.room.member|M_FORBIDDEN|M_UNRECOGNIZED|Unrecognized request|M_UNKNOWN|m.text|notify
m.room.message|M_UNKNOWN_TOKEN|public|Invalid access token passed.|M_LIMIT_EXCEEDED|M_MISSING_TOKEN
Too Many Requests|m.login.password|M_BAD_JSON|M_INVALID_PARAM|Not found|M_MISSING_PARAM|signed_curve25519
M_TOO_LARGE|can_join|forbidden|knock|❤️|ORG.MATRIX.MSC3848.NOT_JOINED|No backup found|m.ban|Missing access token|11
😂|M_NOT_JSON|Internal server error|email|world_readable|image/png|Event not found.|M_THREEPID_MEDIUM_NOT_SUPPORTED
M_INCOMPATIBLE_ROOM_VERSION|M_UNSUPPORTED_ROOM_VERSION|Unknown protocol|shared|invite|M_NOT_YET_UPLOADED|m.voice
ORG.MATRIX.MSC3848.INSUFFICIENT_POWER|You are not invited to this room.|M_CANNOT_OVERWRITE_MEDIA
m.megolm_backup.v1.curve25519-aes-sha2|success|Bad JSON value: float|Content not JSON.|Not subscribed.
No row found (profiles)|m.login.dummy|You don't have permission to knock|private|m.megolm.v1.aes-sha2|emoji
M_BAD_ALIAS|number|m.sas.v1|No such filter|joined|Access Token unknown or expired|IO.ELEMENT.MSC4306.M_NOT_IN_THREAD
m.room.history_visibility|\`search_term\` is required field|cancel
Your homeserver does not support the features required to interact with this room|m.reference|M_INVALID_USERNAME
highlight|m.room.power_levels|Profile was not found|Unknown room alias|no-support|Media has not been uploaded yet
'device_keys' must be a JSON object|m.fully_read|m.room.canonical_alias|oldest_membership|M_USER_IN_USE
m.room_membership|hkdf-hmac-sha256.v2|curve25519-hkdf-sha256|m.self|No dehydrated device available
No room_keys found|Call invites are not allowed in public rooms.|M_BAD_STATE|m.room.avatar|m.id.user
Cannot force another user to join.|m.room.encryption|Cannot get filters for other users|Invalid username or password
m.room.tombstone|You are not allowed to see their presence.|Upload request body is too large|Invalid search query
event too large|Displayname is too long (max 256)|You are not a server admin|m.room.name|m.qr_code.show.v1
restricted|m.space|Invalid presence state|Only application services can use the /appservice/ping endpoint
Cannot add account data for other users.|m.olm.v1.curve25519-aes-sha2|m.room.topic|Account data not found
m.login.application_service
Missing params: ['kind', 'app_id', 'app_display_name', 'device_display_name', 'pushkey', 'lang', 'data']
Unknown rule|Email-based registration has been disabled on this server|m.reciprocate.v1|m.annotation
Can't send relation to unknown event|Delayed event not found|You cannot request a list of shared rooms with yourself
m.room.guest_access|m.room.join_rules|Registration by phone number is not supported on this homeserver
m.room.server_acl|Invalid stream token|m.room|You are banned from this room|Room alias must be local
A valid room ID and event ID must be specified|Email-based password resets have been disabled on this server
ice_failed|im.vector.modular.widgets|m.room.create|M_ROOM_IN_USE|invalid refresh token
Content must be a JSON object.|m.widget|m.secret_storage.v1.aes-hmac-sha2
Automatic subscription must use an event in the thread|Media ID already has content|m.receipt
This room has been replaced|M_INVALID_SIGNATURE|m.room.pinned_events|You don't have permission to access that event.
'from' parameter is invalid|m.stickerpicker|m.replace|ban|Cannot request tokens for other users.|m.pbkdf2|10
Room account data not found|m.space.parent|m.call.invite|org.matrix.msc3381.poll.response|m.megolm_backup.v1
m.typing|Adding an email to your account is disabled on this server
Adding phone numbers to user account is not supported by this homeserver|User ID already taken.
cannot add new rule_ids that start with '.'|online|livekit|m.qr_code.scan.v1
User ID can only contain characters a-z, 0-9, or '=_-./+'|decimal|event_property_is|offline|m.login.token
room_member_count|m.usermedia|m.room.encrypted|Your homeserver does not support this room version
m.room.third_party_invite|leave|Bearer|Invalid client_secret parameter|http|Cannot set another user's displayname
M_UNABLE_TO_AUTHORISE_JOIN|M_WRONG_ROOM_KEYS_VERSION|M_GUEST_ACCESS_FORBIDDEN|uk.half-shot.bridge
org.matrix.msc3381.poll.end|m.reaction|event_id_only|offer|M_DUPLICATE_ANNOTATION|M_INVALID_ROOM_STATE
M_THREEPID_NOT_FOUND
An access token should not be provided on requests to /register (except if type is m.login.application_service)
m.call|M_USER_DEACTIVATED|self_signing|.m.rule.encrypted_room_one_to_one|M_THREEPID_IN_USE|public_chat|Synapse
org.matrix.custom.html|M_WEAK_PASSWORD|im.ponies.room_emotes|m.push_rules|M_UNAUTHORIZED|.m.rule.suppress_edits
.m.rule.suppress_notices|sound|ORG.MATRIX.MSC3848.ALREADY_JOINED|request_cancellation|trusted_private_chat
user_hangup|.m.rule.invite_for_me|audio/ogg|.m.rule.encrypted|m.cross_signing.self_signing|Unrecognised access token
M_EXCLUSIVE|dont_notify|m.direct|.m.rule.room_one_to_one|m.cross_signing.master|org.matrix.msc3672.beacon_info
Access token has expired|m.thread|Room alias already taken|org.matrix.msc3381.poll.start|.m.rule.tombstone
M_UNABLE_TO_GRANT_JOIN|unavailable|m.cross_signing.user_signing|image/jpeg|m.space.child|M_PASSWORD_TOO_SHORT
video/mp4|hkdf-hmac-sha256|The username or password was incorrect or the account does not exist.|M_THREEPID_DENIED
m.secret_storage.default_key|M_BAD_PAGINATION|.m.rule.contains_display_name|im.vector.setting.breadcrumbs
You aren't a member of the room and weren't previously a member of the room.|content.body|m.call.select_answer
im.vector.web.settings|Room alias already exists.|m.policy.rule.user|m.policy.rule.room|content.msgtype
event_property_contains|Can only set your own presence state|m.ignored_user_list|m.id.thirdparty|Unknown device.
im.vector.setting.integration_provisioning|m.login.email.identity|contains_display_name|knock_restricted
m.login.msisdn|m.login.oauth2|image/webp|.m.rule.is_room_mention|im.ponies.user_emotes|im.vector.analytics
m.presence|m.policy.rule.server|m.dummy|m.audio|.m.rule.master|m.call.negotiate|io.element.widgets.layout
m.signing_key_update|.m.rule.is_user_mention|.m.rule.room.server_acl|m.login.sso|.m.rule.roomnotif
com.famedly.marked_unread|org.matrix.msc2732.device_unused_fallback_key_types|image/gif|m.poll.undisclosed
internal server error|m.poll.disclosed|M_CANNOT_LEAVE_SERVER_NOTICE_ROOM|userID doesn't have power level to redact
M_APPSERVICE_LOGIN_UNSUPPORTED|one_time_key_signed_curve25519
`;

export const HECTOBIT_VALUES_V1: readonly string[] = ROWS.trim().replaceAll("\n", "|").split("|");
