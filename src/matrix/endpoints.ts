/**
 * Every operation of the Matrix specification (matrix-spec d0ba2aae), one a line: method, path, operationId. Two pairs
 * share method and path; the specification tells them apart by their parameters.
 */
export type MatrixApi = "client-server" | "server-server" | "identity" | "application-service" | "push-gateway";

export interface Endpoint {
  readonly api: MatrixApi;
  readonly method: string;
  /** With `{name}` for each parameter. */
  readonly template: string;
  readonly operationId: string;
}

const TEXT: Readonly<Record<MatrixApi, string>> = {
  "client-server": `
GET /.well-known/matrix/client getWellknown
GET /.well-known/matrix/policy_server getWellknownPolicy
GET /.well-known/matrix/support getWellknownSupport
GET /_matrix/client/v1/admin/lock/{userId} getAdminLockUser
PUT /_matrix/client/v1/admin/lock/{userId} setAdminLockUser
GET /_matrix/client/v1/admin/suspend/{userId} getAdminSuspendUser
PUT /_matrix/client/v1/admin/suspend/{userId} setAdminSuspendUser
POST /_matrix/client/v1/appservice/{appserviceId}/ping pingAppservice
GET /_matrix/client/v1/auth_metadata getAuthMetadata
POST /_matrix/client/v1/login/get_token generateLoginToken
GET /_matrix/client/v1/media/config getConfigAuthed
GET /_matrix/client/v1/media/download/{serverName}/{mediaId} getContentAuthed
GET /_matrix/client/v1/media/download/{serverName}/{mediaId}/{fileName} getContentOverrideNameAuthed
GET /_matrix/client/v1/media/preview_url getUrlPreviewAuthed
GET /_matrix/client/v1/media/thumbnail/{serverName}/{mediaId} getContentThumbnailAuthed
GET /_matrix/client/v1/mutual_rooms getMutualRooms
GET /_matrix/client/v1/register/m.login.registration_token/validity registrationTokenValidity
GET /_matrix/client/v1/room_summary/{roomIdOrAlias} getRoomSummary
GET /_matrix/client/v1/rooms/{roomId}/hierarchy getSpaceHierarchy
GET /_matrix/client/v1/rooms/{roomId}/relations/{eventId} getRelatingEvents
GET /_matrix/client/v1/rooms/{roomId}/relations/{eventId}/{relType} getRelatingEventsWithRelType
GET /_matrix/client/v1/rooms/{roomId}/relations/{eventId}/{relType}/{eventType} getRelatingEventsWithRelTypeAndEventType
GET /_matrix/client/v1/rooms/{roomId}/threads getThreadRoots
GET /_matrix/client/v1/rooms/{roomId}/timestamp_to_event getEventByTimestamp
GET /_matrix/client/v3/account/3pid getAccount3PIDs
POST /_matrix/client/v3/account/3pid post3PIDs
POST /_matrix/client/v3/account/3pid/add add3PID
POST /_matrix/client/v3/account/3pid/bind bind3PID
POST /_matrix/client/v3/account/3pid/delete delete3pidFromAccount
POST /_matrix/client/v3/account/3pid/email/requestToken requestTokenTo3PIDEmail
POST /_matrix/client/v3/account/3pid/msisdn/requestToken requestTokenTo3PIDMSISDN
POST /_matrix/client/v3/account/3pid/unbind unbind3pidFromAccount
POST /_matrix/client/v3/account/deactivate deactivateAccount
POST /_matrix/client/v3/account/password changePassword
POST /_matrix/client/v3/account/password/email/requestToken requestTokenToResetPasswordEmail
POST /_matrix/client/v3/account/password/msisdn/requestToken requestTokenToResetPasswordMSISDN
GET /_matrix/client/v3/account/whoami getTokenOwner
GET /_matrix/client/v3/admin/whois/{userId} getWhoIs
GET /_matrix/client/v3/capabilities getCapabilities
POST /_matrix/client/v3/createRoom createRoom
POST /_matrix/client/v3/delete_devices deleteDevices
GET /_matrix/client/v3/devices getDevices
DELETE /_matrix/client/v3/devices/{deviceId} deleteDevice
GET /_matrix/client/v3/devices/{deviceId} getDevice
PUT /_matrix/client/v3/devices/{deviceId} updateDevice
PUT /_matrix/client/v3/directory/list/appservice/{networkId}/{roomId} updateAppserviceRoomDirectoryVisibility
GET /_matrix/client/v3/directory/list/room/{roomId} getRoomVisibilityOnDirectory
PUT /_matrix/client/v3/directory/list/room/{roomId} setRoomVisibilityOnDirectory
DELETE /_matrix/client/v3/directory/room/{roomAlias} deleteRoomAlias
GET /_matrix/client/v3/directory/room/{roomAlias} getRoomIdByAlias
PUT /_matrix/client/v3/directory/room/{roomAlias} setRoomAlias
GET /_matrix/client/v3/events getEvents
GET /_matrix/client/v3/events peekEvents
GET /_matrix/client/v3/events/{eventId} getOneEvent
GET /_matrix/client/v3/initialSync initialSync
POST /_matrix/client/v3/join/{roomIdOrAlias} joinRoom
GET /_matrix/client/v3/joined_rooms getJoinedRooms
GET /_matrix/client/v3/keys/changes getKeysChanges
POST /_matrix/client/v3/keys/claim claimKeys
POST /_matrix/client/v3/keys/device_signing/upload uploadCrossSigningKeys
POST /_matrix/client/v3/keys/query queryKeys
POST /_matrix/client/v3/keys/signatures/upload uploadCrossSigningSignatures
POST /_matrix/client/v3/keys/upload uploadKeys
POST /_matrix/client/v3/knock/{roomIdOrAlias} knockRoom
GET /_matrix/client/v3/login getLoginFlows
POST /_matrix/client/v3/login login
GET /_matrix/client/v3/login/sso/redirect redirectToSSO
GET /_matrix/client/v3/login/sso/redirect/{idpId} redirectToIdP
POST /_matrix/client/v3/logout logout
POST /_matrix/client/v3/logout/all logout_all
GET /_matrix/client/v3/notifications getNotifications
GET /_matrix/client/v3/presence/{userId}/status getPresence
PUT /_matrix/client/v3/presence/{userId}/status setPresence
GET /_matrix/client/v3/profile/{userId} getUserProfile
DELETE /_matrix/client/v3/profile/{userId}/{keyName} deleteProfileField
GET /_matrix/client/v3/profile/{userId}/{keyName} getProfileField
PUT /_matrix/client/v3/profile/{userId}/{keyName} setProfileField
GET /_matrix/client/v3/publicRooms getPublicRooms
POST /_matrix/client/v3/publicRooms queryPublicRooms
GET /_matrix/client/v3/pushers getPushers
POST /_matrix/client/v3/pushers/set postPusher
GET /_matrix/client/v3/pushrules/ getPushRules
GET /_matrix/client/v3/pushrules/global/ getPushRulesGlobal
DELETE /_matrix/client/v3/pushrules/global/{kind}/{ruleId} deletePushRule
GET /_matrix/client/v3/pushrules/global/{kind}/{ruleId} getPushRule
PUT /_matrix/client/v3/pushrules/global/{kind}/{ruleId} setPushRule
GET /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/actions getPushRuleActions
PUT /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/actions setPushRuleActions
GET /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/enabled isPushRuleEnabled
PUT /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/enabled setPushRuleEnabled
POST /_matrix/client/v3/refresh refresh
POST /_matrix/client/v3/register register
GET /_matrix/client/v3/register/available checkUsernameAvailability
POST /_matrix/client/v3/register/email/requestToken requestTokenToRegisterEmail
POST /_matrix/client/v3/register/msisdn/requestToken requestTokenToRegisterMSISDN
DELETE /_matrix/client/v3/room_keys/keys deleteRoomKeys
GET /_matrix/client/v3/room_keys/keys getRoomKeys
PUT /_matrix/client/v3/room_keys/keys putRoomKeys
DELETE /_matrix/client/v3/room_keys/keys/{roomId} deleteRoomKeysByRoomId
GET /_matrix/client/v3/room_keys/keys/{roomId} getRoomKeysByRoomId
PUT /_matrix/client/v3/room_keys/keys/{roomId} putRoomKeysByRoomId
DELETE /_matrix/client/v3/room_keys/keys/{roomId}/{sessionId} deleteRoomKeyBySessionId
GET /_matrix/client/v3/room_keys/keys/{roomId}/{sessionId} getRoomKeyBySessionId
PUT /_matrix/client/v3/room_keys/keys/{roomId}/{sessionId} putRoomKeyBySessionId
GET /_matrix/client/v3/room_keys/version getRoomKeysVersionCurrent
POST /_matrix/client/v3/room_keys/version postRoomKeysVersion
DELETE /_matrix/client/v3/room_keys/version/{version} deleteRoomKeysVersion
GET /_matrix/client/v3/room_keys/version/{version} getRoomKeysVersion
PUT /_matrix/client/v3/room_keys/version/{version} putRoomKeysVersion
GET /_matrix/client/v3/rooms/{roomId}/aliases getLocalAliases
POST /_matrix/client/v3/rooms/{roomId}/ban ban
GET /_matrix/client/v3/rooms/{roomId}/context/{eventId} getEventContext
GET /_matrix/client/v3/rooms/{roomId}/event/{eventId} getOneRoomEvent
POST /_matrix/client/v3/rooms/{roomId}/forget forgetRoom
GET /_matrix/client/v3/rooms/{roomId}/initialSync roomInitialSync
POST /_matrix/client/v3/rooms/{roomId}/invite inviteUser
POST /_matrix/client/v3/rooms/{roomId}/invite inviteBy3PID
POST /_matrix/client/v3/rooms/{roomId}/join joinRoomById
GET /_matrix/client/v3/rooms/{roomId}/joined_members getJoinedMembersByRoom
POST /_matrix/client/v3/rooms/{roomId}/kick kick
POST /_matrix/client/v3/rooms/{roomId}/leave leaveRoom
GET /_matrix/client/v3/rooms/{roomId}/members getMembersByRoom
GET /_matrix/client/v3/rooms/{roomId}/messages getRoomEvents
POST /_matrix/client/v3/rooms/{roomId}/read_markers setReadMarker
POST /_matrix/client/v3/rooms/{roomId}/receipt/{receiptType}/{eventId} postReceipt
PUT /_matrix/client/v3/rooms/{roomId}/redact/{eventId}/{txnId} redactEvent
POST /_matrix/client/v3/rooms/{roomId}/report reportRoom
POST /_matrix/client/v3/rooms/{roomId}/report/{eventId} reportEvent
PUT /_matrix/client/v3/rooms/{roomId}/send/{eventType}/{txnId} sendMessage
GET /_matrix/client/v3/rooms/{roomId}/state getRoomState
GET /_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey} getRoomStateWithKey
PUT /_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey} setRoomStateWithKey
PUT /_matrix/client/v3/rooms/{roomId}/typing/{userId} setTyping
POST /_matrix/client/v3/rooms/{roomId}/unban unban
POST /_matrix/client/v3/rooms/{roomId}/upgrade upgradeRoom
POST /_matrix/client/v3/search search
PUT /_matrix/client/v3/sendToDevice/{eventType}/{txnId} sendToDevice
GET /_matrix/client/v3/sync sync
GET /_matrix/client/v3/thirdparty/location queryLocationByAlias
GET /_matrix/client/v3/thirdparty/location/{protocol} queryLocationByProtocol
GET /_matrix/client/v3/thirdparty/protocol/{protocol} getProtocolMetadata
GET /_matrix/client/v3/thirdparty/protocols getProtocols
GET /_matrix/client/v3/thirdparty/user queryUserByID
GET /_matrix/client/v3/thirdparty/user/{protocol} queryUserByProtocol
GET /_matrix/client/v3/user/{userId}/account_data/{type} getAccountData
PUT /_matrix/client/v3/user/{userId}/account_data/{type} setAccountData
POST /_matrix/client/v3/user/{userId}/filter defineFilter
GET /_matrix/client/v3/user/{userId}/filter/{filterId} getFilter
POST /_matrix/client/v3/user/{userId}/openid/request_token requestOpenIdToken
GET /_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type} getAccountDataPerRoom
PUT /_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type} setAccountDataPerRoom
GET /_matrix/client/v3/user/{userId}/rooms/{roomId}/tags getRoomTags
DELETE /_matrix/client/v3/user/{userId}/rooms/{roomId}/tags/{tag} deleteRoomTag
PUT /_matrix/client/v3/user/{userId}/rooms/{roomId}/tags/{tag} setRoomTag
POST /_matrix/client/v3/user_directory/search searchUserDirectory
POST /_matrix/client/v3/users/{userId}/report reportUser
GET /_matrix/client/v3/voip/turnServer getTurnServer
GET /_matrix/client/versions getVersions
POST /_matrix/media/v1/create createContent
GET /_matrix/media/v3/config getConfig
GET /_matrix/media/v3/download/{serverName}/{mediaId} getContent
GET /_matrix/media/v3/download/{serverName}/{mediaId}/{fileName} getContentOverrideName
GET /_matrix/media/v3/preview_url getUrlPreview
GET /_matrix/media/v3/thumbnail/{serverName}/{mediaId} getContentThumbnail
POST /_matrix/media/v3/upload uploadContent
PUT /_matrix/media/v3/upload/{serverName}/{mediaId} uploadContentToMXC
`,
  "server-server": `
GET /.well-known/matrix/server getWellKnown
PUT /_matrix/federation/v1/3pid/onbind onBindThirdPartyIdentifier
GET /_matrix/federation/v1/backfill/{roomId} backfillRoom
GET /_matrix/federation/v1/event/{eventId} getEvent
GET /_matrix/federation/v1/event_auth/{roomId}/{eventId} getEventAuth
PUT /_matrix/federation/v1/exchange_third_party_invite/{roomId} exchangeThirdPartyInvite
POST /_matrix/federation/v1/get_missing_events/{roomId} getMissingPreviousEvents
GET /_matrix/federation/v1/hierarchy/{roomId} getSpaceHierarchy
PUT /_matrix/federation/v1/invite/{roomId}/{eventId} sendInviteV1
GET /_matrix/federation/v1/make_join/{roomId}/{userId} makeJoin
GET /_matrix/federation/v1/make_knock/{roomId}/{userId} makeKnock
GET /_matrix/federation/v1/make_leave/{roomId}/{userId} makeLeave
GET /_matrix/federation/v1/media/download/{mediaId} getContent
GET /_matrix/federation/v1/media/thumbnail/{mediaId} getContentThumbnail
GET /_matrix/federation/v1/openid/userinfo exchangeOpenIdToken
GET /_matrix/federation/v1/publicRooms getPublicRooms
POST /_matrix/federation/v1/publicRooms queryPublicRooms
GET /_matrix/federation/v1/query/directory queryRoomDirectory
GET /_matrix/federation/v1/query/profile queryProfile
GET /_matrix/federation/v1/query/{queryType} queryInfo
PUT /_matrix/federation/v1/send/{txnId} sendTransaction
PUT /_matrix/federation/v1/send_knock/{roomId}/{eventId} sendKnock
GET /_matrix/federation/v1/state/{roomId} getRoomState
GET /_matrix/federation/v1/state_ids/{roomId} getRoomStateIds
GET /_matrix/federation/v1/timestamp_to_event/{roomId} getEventByTimestamp
GET /_matrix/federation/v1/user/devices/{userId} getUserDevices
POST /_matrix/federation/v1/user/keys/claim claimUserEncryptionKeys
POST /_matrix/federation/v1/user/keys/query queryUserEncryptionKeys
GET /_matrix/federation/v1/version getVersion
PUT /_matrix/federation/v2/invite/{roomId}/{eventId} sendInviteV2
PUT /_matrix/federation/v2/send_join/{roomId}/{eventId} sendJoinV2
PUT /_matrix/federation/v2/send_leave/{roomId}/{eventId} sendLeaveV2
POST /_matrix/key/v2/query bulkPerspectivesKeyQuery
GET /_matrix/key/v2/query/{serverName} perspectivesKeyQuery
GET /_matrix/key/v2/server getServerKey
POST /_matrix/policy/v1/sign askPolicyServerToSign
`,
  identity: `
GET /_matrix/identity/v2 pingV2
POST /_matrix/identity/v2/3pid/bind bindV2
GET /_matrix/identity/v2/3pid/getValidated3pid getValidated3pidV2
POST /_matrix/identity/v2/3pid/unbind unbindV2
GET /_matrix/identity/v2/account getAccount
POST /_matrix/identity/v2/account/logout logout
POST /_matrix/identity/v2/account/register registerAccount
GET /_matrix/identity/v2/hash_details getHashDetails
POST /_matrix/identity/v2/lookup lookupUsersV2
GET /_matrix/identity/v2/pubkey/ephemeral/isvalid isEphemeralPubKeyValidV2
GET /_matrix/identity/v2/pubkey/isvalid isPubKeyValidV2
GET /_matrix/identity/v2/pubkey/{keyId} getPubKeyV2
POST /_matrix/identity/v2/sign-ed25519 blindlySignStuffV2
POST /_matrix/identity/v2/store-invite storeInviteV2
GET /_matrix/identity/v2/terms getTerms
POST /_matrix/identity/v2/terms agreeToTerms
POST /_matrix/identity/v2/validate/email/requestToken emailRequestTokenV2
GET /_matrix/identity/v2/validate/email/submitToken emailSubmitTokenGetV2
POST /_matrix/identity/v2/validate/email/submitToken emailSubmitTokenPostV2
POST /_matrix/identity/v2/validate/msisdn/requestToken msisdnRequestTokenV2
GET /_matrix/identity/v2/validate/msisdn/submitToken msisdnSubmitTokenGetV2
POST /_matrix/identity/v2/validate/msisdn/submitToken msisdnSubmitTokenPostV2
GET /_matrix/identity/versions getVersions
`,
  "application-service": `
POST /_matrix/app/v1/ping ping
GET /_matrix/app/v1/rooms/{roomAlias} queryRoomByAlias
GET /_matrix/app/v1/thirdparty/location queryLocationByAlias
GET /_matrix/app/v1/thirdparty/location/{protocol} queryLocationByProtocol
GET /_matrix/app/v1/thirdparty/protocol/{protocol} getProtocolMetadata
GET /_matrix/app/v1/thirdparty/user queryUserByID
GET /_matrix/app/v1/thirdparty/user/{protocol} queryUserByProtocol
PUT /_matrix/app/v1/transactions/{txnId} sendTransaction
GET /_matrix/app/v1/users/{userId} queryUserById
`,
  "push-gateway": `
POST /_matrix/push/v1/notify notify
`,
};

export const ENDPOINTS: readonly Endpoint[] = Object.entries(TEXT).flatMap(([api, text]) =>
  text
    .trim()
    .split("\n")
    .map((line) => {
      const [method = "", template = "", operationId = ""] = line.split(" ");
      return { api: api as MatrixApi, method, template, operationId };
    }),
);
