/* Generated from src/codec/tables/ by `npm run tables -- --write`. Not for editing. */
#include "tables.h"

#include "hectobit.h"

/* Compilers need not take strings of more than 4095 bytes; those that are used do. */
#pragma GCC diagnostic ignored "-Woverlength-strings"

/* Bytes of a text: all of it, and what devices have. */
#ifdef HECTOBIT_DEVICE
#define HECTOBIT_SIZE(all, device) (device)
#else
#define HECTOBIT_SIZE(all, device) (all)
#endif

const uint16_t hectobit_tables_version = 1;
const uint32_t hectobit_tables_hash = UINT32_C(0xc0e1752d);

const uint8_t hectobit_key_text[HECTOBIT_SIZE(4895, 2639)] =
    "errorerrcodeevent_idtypecontentsenderageorigin_server_tsunsignedmembershipstate_keydisplaynameroom_idenabled"
    "replaces_stateprev_contentbodyreasonuser_idprev_sendernameactionssignaturescountmsgtypeetagunreadavatar_url"
    "eventsdisablekindvaluejoin_ruleprev_eventsdepthauth_eventshashessoft_logouttransaction_idsha256tsset_tweak"
    "defaultrule_idm.relates_tom.mentionsurlguest_accessvisibilityhistory_visibilityretry_after_msclient_secret"
    "m.upload.sizebase_urlis_silencedmax_lifetimesend_attemptignored_usersrejecteddisableddisplay_nameciphertext"
    "m.minimum_lengthautomaticentitythreepidsparty_idid_server_unbind_resultrecommendationordernew_versionflows"
    "recent_emojiencryptedsessionpseudonymousAnalyticsOptIncall_idprimary_colorburst_countfilter_idrel_type"
    "us.cloke.msc4175.tzavailablelimitsecondary_colorstagesparamsfieldsallow_ip_literalsfontSizeDeltamimetype"
    "messages_per_secondprotocolFTUEUserOnboardingpasswordphone_numberpinnedduration_msinclude_all_networkstopic"
    "timeoutuse24hTimevalidcreatorUserIdtypingsearch_termthread_idorg.matrix.msc3848.unstable.errcodevia"
    "replacement_roomaddressaliaschangedimagesexpires_in_msone_time_key_countsacceptednum_joined_membersallowheight"
    "algorithmcountrym.favouriteexpires_inone_time_keysleftguest_can_joinupdatedinfodevice_idsizetextroom_version"
    "presencemediumm.typepublic_keygeneric_search_termpdusdatadescriptionrefresh_tokenmacdenycreatorfailures"
    "state_defaultusers_defaultm.intentaccess_tokenstatus_msgivevents_defaultmessagescanonicalidentifieralt_aliases"
    "ephemeralselected_party_idm.tzindexdevice_keysuser_idscanonical_aliasfoci_preferredredactkicklast_active_ago"
    "chunkunused_expires_atauth_dataorg.matrix.msc3488.tstagssuggestedactionis_guestwidthsummary"
    "initial_device_display_nameauthlazy_load_memberslimitedself_signing_keysusageexpiressidm.topictimelineresults"
    "io.element.pttfocus_activeaccount_dataaudio_mutedvideo_mutedorg.matrix.msc3488.assetvalid_until_ts"
    "focus_selectiontotal_room_count_estimatecontent_urilast_seen_ipthree_pid_credsid_serveranswersm.in_reply_to"
    "methodsfield_typessdp_stream_metadatafilterm.read.privatelast_seen_tssearch_categorieshighlight_countdelay_id"
    "usersuser_signing_keysfrom_deviceid_access_tokenold_verify_keyscurrently_activesdpMLineIndex"
    "de.sorunome.msc2409.ephemeralm.homeservershort_authentication_stringtitleprev_batchnetwork_idmaster_keys"
    "location_fieldsfirst_message_indexis_falling_backuser_fieldspublic_keysforwarded_countorg.matrix.msc1767.text"
    "get_login_tokenkey_validity_urlsession_iddevice_display_namede.sorunome.msc2409.to_deviceserver_keysformat"
    "loc-argsmin_depthminimum_valid_until_tssession_dataearliest_eventspushkeymatrix_server_name"
#ifndef HECTOBIT_DEVICE
    "highlightsinclude_redundant_memberspassphraseplaceholderalgorithmskey_agreement_protocolsapp_display_namepurpose"
    "requesting_device_idkey_agreement_protocolformatted_bodyorg.matrix.msc3202.device_unused_fallback_key_types"
    "logout_devicesroom_typesnotification_countverify_keysaliasessender_keysdptoken_typeconditionsprofile_tagstate"
    "livescorenext_batchlifetimestartsessionsscopenew_passwordinstancesinaccessible_childrenunread_notifications"
    "request_idlogin_tokensuborg.matrix.msc3202.device_one_time_keys_countsdpMidmutable-content"
    "org.matrix.msc3202.device_one_time_key_countsrequired_stateinclude_leavehome_serverevent_formatself_signing_key"
    "well_knowndevice_unused_fallback_key_typesunread_thread_notificationskeyschildren_stateerasedefault_payload"
    "languageapp_idtimestampm.set_avatar_urlm.profile_fieldspresetorder_bymessage_authentication_codesthumbnail_info"
    "tweaksapsmax_selectionsm.new_contentnot_typesm.change_passwordcommitmentrecent_roomsloc-key"
    "message_authentication_coderoom_typeauth_chain_idsdescoriginthumbnail_urlcurrent_user_participatednot_senders"
    "sender_display_namecandidatesdevice_one_time_keys_countttladditional_creatorsroom_eventsm.joined_member_count"
    "latest_eventsregexpm.3pid_changesm.readbump_stampevent_fieldsm.relationscapabilitiesxyz.amorgan.blurhash"
    "m.invited_member_countinvite_room_stateextensionsm.set_displaynameedu_typeis_verifiedpdu_idsis_directreceipts"
    "timeline_limitpusherssaltcountsserversthird_party_signedjoined_roomsorg.matrix.msc3488.location"
    "related_by_rel_typesog:image:heightforwarding_curve25519_key_chainsender_claimed_ed25519_keyexpired_tsdevices"
    "redacted_becausethird_party_instance_idm.serverm.get_login_tokenendfallback_keysauth_chaine2eeclaimed_device_id"
    "power_level_content_overridenum_liveinitial_statejoined_countbreadcrumbsog:image:typeauth_chain_diff"
    "matrix:image:sizemethoditerationsinvited_countnotificationalertthumbnail_filerecipient_keysog:image:widthtypes"
    "is_encryptedmaster_keyredactsoverrideroom_subscriptionsiprecently_accessed_userscodesender_claimed_keysquestion"
    "prioprofile_infoinhibit_loginemail_addressunstable_featuresinvite_3pidauthorization_endpointknock_room_state"
    "fallbackpredecessorrotation_period_msgscandidaterecipientnext_linkstream_idunread_thread_notifications_filter"
    "bitsuser_signing_keyog:type"
#endif
    ;
const uint16_t hectobit_key_start[] = {
    0, 5, 12, 20, 24, 31, 37, 40, 56, 64, 74, 83, 94, 101, 108, 122, 134, 138, 144, 151, 162, 166, 173, 183, 188, 195,
    199, 205, 215, 221, 228, 232, 237, 246, 257, 262, 273, 279, 290, 304, 310, 312, 321, 328, 335, 347, 357, 360, 372,
    382, 400, 414, 427, 440, 448, 459, 471, 483, 496, 504, 512, 524, 534, 550, 559, 565, 574, 582, 605, 619, 624, 635,
    640, 652, 661, 668, 694, 701, 714, 725, 734, 742, 761, 770, 775, 790, 796, 802, 808, 825, 838, 846, 865, 873, 891,
    899, 911, 917, 928, 948, 953, 960, 970, 975, 988, 994, 1005, 1014, 1049, 1052, 1068, 1075, 1080, 1087, 1093, 1106,
    1125, 1133, 1151, 1156, 1162, 1171, 1178, 1189, 1199, 1212, 1216, 1230, 1237, 1241, 1250, 1254, 1258, 1270, 1278,
    1284, 1290, 1300, 1319, 1323, 1327, 1338, 1351, 1354, 1358, 1365, 1373, 1386, 1399, 1407, 1419, 1429, 1431, 1445,
    1453, 1462, 1472, 1483, 1492, 1509, 1513, 1518, 1529, 1537, 1552, 1566, 1572, 1576, 1591, 1596, 1613, 1622, 1643,
    1647, 1656, 1662, 1670, 1675, 1682, 1709, 1713, 1730, 1737, 1754, 1759, 1766, 1769, 1776, 1784, 1791, 1805, 1817,
    1829, 1840, 1851, 1875, 1889, 1904, 1929, 1940, 1952, 1967, 1976, 1983, 1996, 2003, 2014, 2033, 2039, 2053, 2065,
    2082, 2097, 2105, 2110, 2127, 2138, 2153, 2168, 2184, 2197, 2226, 2238, 2265, 2270, 2280, 2290, 2301, 2316, 2335,
    2350, 2361, 2372, 2387, 2410, 2425, 2441, 2451, 2470, 2499, 2510, 2516, 2524, 2533, 2555, 2567, 2582, 2589, 2607,
#ifndef HECTOBIT_DEVICE
    2617, 2642, 2652, 2663, 2673, 2696, 2712, 2719, 2739, 2761, 2775, 2826, 2840, 2850, 2868, 2879, 2886, 2896, 2899,
    2909, 2919, 2930, 2935, 2939, 2944, 2954, 2962, 2967, 2975, 2980, 2992, 3001, 3022, 3042, 3052, 3063, 3066, 3111,
    3117, 3132, 3177, 3191, 3204, 3215, 3227, 3243, 3253, 3285, 3312, 3316, 3330, 3335, 3350, 3358, 3364, 3373, 3389,
    3405, 3411, 3419, 3447, 3461, 3467, 3470, 3484, 3497, 3506, 3523, 3533, 3545, 3552, 3579, 3588, 3602, 3606, 3612,
    3625, 3650, 3661, 3680, 3690, 3716, 3719, 3738, 3749, 3770, 3783, 3789, 3803, 3809, 3819, 3831, 3842, 3854, 3874,
    3896, 3913, 3923, 3940, 3948, 3959, 3966, 3975, 3983, 3997, 4004, 4008, 4014, 4021, 4039, 4051, 4078, 4098, 4113,
    4144, 4170, 4180, 4187, 4203, 4226, 4234, 4251, 4254, 4267, 4277, 4281, 4298, 4326, 4334, 4347, 4359, 4370, 4383,
    4398, 4415, 4421, 4431, 4444, 4456, 4461, 4475, 4489, 4503, 4508, 4520, 4530, 4537, 4545, 4563, 4565, 4588, 4592,
    4611, 4619, 4623, 4635, 4648, 4661, 4678, 4689, 4711, 4727, 4735, 4746, 4766, 4775, 4784, 4793, 4802, 4836, 4840,
    4856, 4863,
#endif
};

const uint8_t hectobit_value_text[HECTOBIT_SIZE(6144, 1856)] =
    "joinM_NOT_FOUNDm.room.memberM_FORBIDDENM_UNRECOGNIZEDUnrecognized requestM_UNKNOWNm.textnotifym.room.message"
    "M_UNKNOWN_TOKENpublicInvalid access token passed.M_LIMIT_EXCEEDEDM_MISSING_TOKENToo Many Requests"
    "m.login.passwordM_BAD_JSONM_INVALID_PARAMNot foundM_MISSING_PARAMsigned_curve25519M_TOO_LARGEcan_joinforbidden"
    "knock\342\235\244\357\270\217ORG.MATRIX.MSC3848.NOT_JOINEDNo backup foundm.banMissing access token11"
    "\360\237\230\202M_NOT_JSONInternal server erroremailworld_readableimage/pngEvent not found."
    "M_THREEPID_MEDIUM_NOT_SUPPORTEDM_INCOMPATIBLE_ROOM_VERSIONM_UNSUPPORTED_ROOM_VERSIONUnknown protocolsharedinvite"
    "M_NOT_YET_UPLOADEDm.voiceORG.MATRIX.MSC3848.INSUFFICIENT_POWERYou are not invited to this room."
    "M_CANNOT_OVERWRITE_MEDIAm.megolm_backup.v1.curve25519-aes-sha2successBad JSON value: floatContent not JSON."
    "Not subscribed.No row found (profiles)m.login.dummyYou don't have permission to knockprivatem.megolm.v1.aes-sha2"
    "emojiM_BAD_ALIASnumberm.sas.v1No such filterjoinedAccess Token unknown or expired"
    "IO.ELEMENT.MSC4306.M_NOT_IN_THREADm.room.history_visibility`search_term` is required fieldcancel"
    "Your homeserver does not support the features required to interact with this roomm.referenceM_INVALID_USERNAME"
    "highlightm.room.power_levelsProfile was not foundUnknown room aliasno-supportMedia has not been uploaded yet"
    "'device_keys' must be a JSON objectm.fully_readm.room.canonical_aliasoldest_membershipM_USER_IN_USE"
    "m.room_membershiphkdf-hmac-sha256.v2curve25519-hkdf-sha256m.selfNo dehydrated device availableNo room_keys found"
    "Call invites are not allowed in public rooms.M_BAD_STATEm.room.avatarm.id.userCannot force another user to join."
    "m.room.encryptionCannot get filters for other usersInvalid username or passwordm.room.tombstone"
    "You are not allowed to see their presence.Upload request body is too largeInvalid search queryevent too large"
#ifndef HECTOBIT_DEVICE
    "Displayname is too long (max 256)You are not a server adminm.room.namem.qr_code.show.v1restrictedm.space"
    "Invalid presence stateOnly application services can use the /appservice/ping endpoint"
    "Cannot add account data for other users.m.olm.v1.curve25519-aes-sha2m.room.topicAccount data not found"
    "m.login.application_service"
    "Missing params: ['kind', 'app_id', 'app_display_name', 'device_display_name', 'pushkey', 'lang', 'data']"
    "Unknown ruleEmail-based registration has been disabled on this serverm.reciprocate.v1m.annotation"
    "Can't send relation to unknown eventDelayed event not found"
    "You cannot request a list of shared rooms with yourselfm.room.guest_accessm.room.join_rules"
    "Registration by phone number is not supported on this homeserverm.room.server_aclInvalid stream tokenm.room"
    "You are banned from this roomRoom alias must be localA valid room ID and event ID must be specified"
    "Email-based password resets have been disabled on this serverice_failedim.vector.modular.widgetsm.room.create"
    "M_ROOM_IN_USEinvalid refresh tokenContent must be a JSON object.m.widgetm.secret_storage.v1.aes-hmac-sha2"
    "Automatic subscription must use an event in the threadMedia ID already has contentm.receipt"
    "This room has been replacedM_INVALID_SIGNATUREm.room.pinned_events"
    "You don't have permission to access that event.'from' parameter is invalidm.stickerpickerm.replaceban"
    "Cannot request tokens for other users.m.pbkdf210Room account data not foundm.space.parentm.call.invite"
    "org.matrix.msc3381.poll.responsem.megolm_backup.v1m.typing"
    "Adding an email to your account is disabled on this server"
    "Adding phone numbers to user account is not supported by this homeserverUser ID already taken."
    "cannot add new rule_ids that start with '.'onlinelivekitm.qr_code.scan.v1"
    "User ID can only contain characters a-z, 0-9, or '=_-./+'decimalevent_property_isofflinem.login.token"
    "room_member_countm.usermediam.room.encryptedYour homeserver does not support this room version"
    "m.room.third_party_inviteleaveBearerInvalid client_secret parameterhttpCannot set another user's displayname"
    "M_UNABLE_TO_AUTHORISE_JOINM_WRONG_ROOM_KEYS_VERSIONM_GUEST_ACCESS_FORBIDDENuk.half-shot.bridge"
    "org.matrix.msc3381.poll.endm.reactionevent_id_onlyofferM_DUPLICATE_ANNOTATIONM_INVALID_ROOM_STATE"
    "M_THREEPID_NOT_FOUND"
    "An access token should not be provided on requests to /register (except if type is m.login.application_service)"
    "m.callM_USER_DEACTIVATEDself_signing.m.rule.encrypted_room_one_to_oneM_THREEPID_IN_USEpublic_chatSynapse"
    "org.matrix.custom.htmlM_WEAK_PASSWORDim.ponies.room_emotesm.push_rulesM_UNAUTHORIZED.m.rule.suppress_edits"
    ".m.rule.suppress_noticessoundORG.MATRIX.MSC3848.ALREADY_JOINEDrequest_cancellationtrusted_private_chat"
    "user_hangup.m.rule.invite_for_meaudio/ogg.m.rule.encryptedm.cross_signing.self_signingUnrecognised access token"
    "M_EXCLUSIVEdont_notifym.direct.m.rule.room_one_to_onem.cross_signing.masterorg.matrix.msc3672.beacon_info"
    "Access token has expiredm.threadRoom alias already takenorg.matrix.msc3381.poll.start.m.rule.tombstone"
    "M_UNABLE_TO_GRANT_JOINunavailablem.cross_signing.user_signingimage/jpegm.space.childM_PASSWORD_TOO_SHORT"
    "video/mp4hkdf-hmac-sha256The username or password was incorrect or the account does not exist.M_THREEPID_DENIED"
    "m.secret_storage.default_keyM_BAD_PAGINATION.m.rule.contains_display_nameim.vector.setting.breadcrumbs"
    "You aren't a member of the room and weren't previously a member of the room.content.bodym.call.select_answer"
    "im.vector.web.settingsRoom alias already exists.m.policy.rule.userm.policy.rule.roomcontent.msgtype"
    "event_property_containsCan only set your own presence statem.ignored_user_listm.id.thirdpartyUnknown device."
    "im.vector.setting.integration_provisioningm.login.email.identitycontains_display_nameknock_restricted"
    "m.login.msisdnm.login.oauth2image/webp.m.rule.is_room_mentionim.ponies.user_emotesim.vector.analyticsm.presence"
    "m.policy.rule.serverm.dummym.audio.m.rule.masterm.call.negotiateio.element.widgets.layoutm.signing_key_update"
    ".m.rule.is_user_mention.m.rule.room.server_aclm.login.sso.m.rule.roomnotifcom.famedly.marked_unread"
    "org.matrix.msc2732.device_unused_fallback_key_typesimage/gifm.poll.undisclosedinternal server error"
    "m.poll.disclosedM_CANNOT_LEAVE_SERVER_NOTICE_ROOMuserID doesn't have power level to redact"
    "M_APPSERVICE_LOGIN_UNSUPPORTEDone_time_key_signed_curve25519"
#endif
    ;
const uint16_t hectobit_value_start[] = {
    0, 4, 15, 28, 39, 53, 73, 82, 88, 94, 108, 123, 129, 157, 173, 188, 205, 221, 231, 246, 255, 270, 287, 298, 306,
    315, 320, 326, 355, 370, 375, 395, 397, 401, 411, 432, 437, 451, 460, 476, 507, 534, 560, 576, 582, 588, 606, 613,
    650, 683, 707, 745, 752, 773, 790, 805, 828, 841, 875, 882, 902, 907, 918, 924, 932, 946, 952, 983, 1017, 1042,
    1073, 1079, 1160, 1171, 1189, 1198, 1217, 1238, 1256, 1266, 1297, 1332, 1344, 1366, 1383, 1396, 1413, 1432, 1454,
    1460, 1490, 1508, 1553, 1564, 1577, 1586, 1620, 1637, 1671, 1699, 1715, 1757, 1789, 1809, 1824,
#ifndef HECTOBIT_DEVICE
    1857, 1883, 1894, 1911, 1921, 1928, 1950, 2013, 2053, 2081, 2093, 2115, 2142, 2246, 2258, 2315, 2331, 2343, 2379,
    2402, 2457, 2476, 2493, 2557, 2574, 2594, 2600, 2629, 2653, 2699, 2760, 2770, 2795, 2808, 2821, 2842, 2872, 2880,
    2913, 2967, 2995, 3004, 3031, 3050, 3070, 3117, 3144, 3159, 3168, 3171, 3209, 3217, 3219, 3246, 3260, 3273, 3305,
    3323, 3331, 3389, 3461, 3483, 3526, 3532, 3539, 3556, 3613, 3620, 3637, 3644, 3657, 3674, 3685, 3701, 3751, 3776,
    3781, 3787, 3818, 3822, 3859, 3885, 3910, 3934, 3953, 3980, 3990, 4003, 4008, 4030, 4050, 4070, 4181, 4187, 4205,
    4217, 4250, 4267, 4278, 4285, 4307, 4322, 4343, 4355, 4369, 4391, 4415, 4420, 4453, 4473, 4493, 4504, 4525, 4534,
    4551, 4579, 4604, 4615, 4626, 4634, 4657, 4679, 4709, 4733, 4741, 4765, 4794, 4811, 4833, 4844, 4872, 4882, 4895,
    4915, 4924, 4940, 5009, 5026, 5054, 5070, 5099, 5128, 5204, 5216, 5236, 5258, 5284, 5302, 5320, 5335, 5358, 5394,
    5413, 5428, 5443, 5485, 5507, 5528, 5544, 5558, 5572, 5582, 5605, 5626, 5645, 5655, 5675, 5682, 5689, 5703, 5719,
    5744, 5764, 5787, 5810, 5821, 5838, 5863, 5914, 5923, 5941, 5962, 5978, 6011, 6052, 6082, 6112,
#endif
};

const uint8_t hectobit_fragment_text[HECTOBIT_SIZE(681, 681)] =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\n.example"
    "org.matrix.msc.example.orgexampleusermatrix.servernot eventlocalhosthttps://roomreanversionmust be .orgInvalid "
    "tion to t .comroom the iningtertestnot founddeis  the does not ths sestmee arin ationideralmadevicekeymessageat"
    "techoronled toThe y rom. is atesecreenverif, edio.element.geablespamvewacarequesitnocontainlementpermissionun"
    "nameriur thramemberndfor ruletillcoloparameterlaorghave Missing contentneinvalidliouicboknowyou hapeportustoken"
    "adngtchfibecea ac.net12isr aseshewin ntsiildi_m.iohomsc0.ynapo ID taapp\360\237\221\215sus.00poamRoom 1.of : sh"
    ":8\303\274";
const uint16_t hectobit_fragment_start[] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
    31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58,
    59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86,
    87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 104, 118, 130, 137, 141, 148, 154, 158, 163, 172, 180, 184, 186, 188, 195,
    203, 207, 215, 219, 223, 225, 229, 234, 238, 240, 243, 246, 250, 259, 261, 264, 269, 278, 280, 282, 284, 286, 288,
    290, 292, 295, 300, 302, 304, 306, 308, 314, 317, 324, 326, 328, 330, 332, 334, 336, 338, 340, 344, 346, 348, 350,
    354, 357, 362, 364, 369, 371, 373, 384, 386, 390, 394, 396, 398, 400, 406, 408, 410, 417, 423, 433, 435, 439, 441,
    443, 446, 448, 454, 456, 460, 464, 466, 468, 470, 472, 481, 483, 486, 491, 499, 506, 508, 515, 517, 519, 521, 523,
    527, 531, 533, 535, 539, 541, 546, 548, 550, 553, 555, 557, 559, 561, 563, 567, 569, 571, 573, 575, 577, 579, 581,
    583, 585, 587, 589, 591, 593, 596, 598, 601, 603, 607, 609, 612, 614, 617, 621, 623, 625, 627, 629, 631, 636, 638,
    641, 643, 645, 647, 649,
};

const uint8_t hectobit_fragment_order[HECTOBIT_FRAGMENTS] = {
    95, 127, 115, 157, 181, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 162, 12, 13, 98, 96, 112, 117, 218, 232, 14, 15,
    235, 244, 16, 219, 248, 17, 18, 19, 20, 21, 22, 23, 24, 25, 250, 252, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36,
    37, 38, 39, 40, 113, 238, 41, 42, 43, 44, 195, 45, 46, 47, 48, 49, 247, 50, 51, 153, 52, 53, 54, 55, 56, 57, 58,
    59, 60, 61, 62, 231, 63, 64, 137, 166, 158, 240, 109, 135, 140, 145, 210, 216, 217, 222, 246, 65, 202, 214, 66,
    174, 196, 147, 170, 189, 215, 67, 128, 142, 125, 151, 230, 68, 99, 104, 134, 139, 160, 163, 223, 69, 185, 213, 70,
    165, 71, 106, 194, 205, 224, 233, 72, 164, 198, 121, 126, 136, 120, 138, 172, 201, 220, 229, 73, 74, 203, 143, 75,
    105, 175, 150, 188, 190, 192, 199, 76, 111, 101, 144, 183, 234, 133, 141, 156, 77, 124, 103, 178, 173, 184, 197,
    211, 226, 227, 78, 97, 193, 249, 148, 149, 200, 237, 79, 176, 191, 207, 206, 245, 80, 81, 171, 118, 107, 186, 108,
    155, 179, 182, 221, 82, 102, 159, 167, 130, 131, 132, 228, 242, 243, 251, 83, 209, 114, 119, 123, 122, 212, 116,
    129, 146, 152, 187, 239, 84, 100, 177, 180, 208, 85, 110, 161, 168, 86, 169, 225, 87, 88, 204, 236, 154, 89, 90,
    91, 92, 93, 94, 253, 241,
};

#ifdef HECTOBIT_DEVICE
const uint16_t hectobit_index[HECTOBIT_INDEX_SLOTS] = {
    157, 310, 10, 295, 329, 347, 348, 0, 341, 0, 256, 67, 198, 305, 0, 0, 96, 0, 108, 189, 0, 160, 283, 0, 0, 251,
    230, 150, 241, 155, 0, 19, 0, 240, 274, 66, 291, 0, 0, 0, 115, 116, 114, 84, 154, 223, 0, 0, 22, 261, 45, 142,
    176, 289, 168, 178, 0, 308, 0, 64, 65, 171, 195, 202, 112, 47, 280, 0, 0, 0, 0, 0, 269, 0, 350, 0, 126, 140, 0, 0,
    0, 0, 179, 0, 60, 61, 158, 194, 0, 0, 0, 17, 0, 20, 30, 83, 175, 214, 0, 71, 11, 0, 63, 0, 0, 0, 109, 0, 0, 0,
    316, 0, 0, 0, 0, 180, 53, 211, 218, 258, 265, 27, 346, 0, 318, 213, 266, 50, 35, 132, 23, 253, 228, 306, 0, 69,
    51, 21, 0, 186, 244, 42, 129, 0, 0, 0, 40, 0, 165, 90, 123, 196, 272, 304, 0, 91, 5, 0, 238, 0, 335, 333, 0, 12,
    113, 41, 75, 255, 307, 120, 78, 279, 234, 0, 139, 159, 182, 0, 0, 6, 0, 39, 204, 277, 336, 37, 173, 322, 0, 296,
    311, 0, 0, 0, 0, 162, 206, 0, 0, 320, 80, 299, 152, 0, 0, 0, 38, 73, 85, 323, 148, 177, 29, 0, 0, 0, 0, 205, 0, 2,
    59, 0, 0, 0, 0, 192, 87, 231, 284, 0, 0, 0, 0, 190, 338, 0, 0, 0, 0, 0, 0, 184, 0, 0, 0, 293, 135, 0, 0, 4, 201,
    317, 0, 191, 57, 267, 14, 58, 221, 188, 144, 242, 292, 167, 0, 0, 0, 62, 99, 0, 0, 0, 104, 0, 226, 151, 249, 0,
    199, 181, 9, 36, 149, 163, 28, 185, 81, 92, 44, 232, 166, 273, 321, 331, 43, 56, 303, 345, 349, 352, 344, 49, 0,
    0, 34, 18, 86, 93, 216, 33, 0, 13, 122, 264, 0, 136, 0, 262, 146, 208, 32, 46, 79, 127, 138, 134, 54, 217, 254,
    257, 319, 143, 97, 212, 169, 330, 229, 302, 343, 0, 0, 252, 55, 74, 76, 215, 0, 25, 281, 282, 0, 147, 0, 0, 0, 0,
    117, 324, 3, 101, 236, 268, 0, 0, 0, 68, 107, 118, 110, 145, 270, 327, 0, 0, 183, 275, 0, 111, 263, 271, 312, 328,
    342, 0, 0, 0, 170, 0, 337, 0, 0, 278, 77, 156, 276, 193, 0, 0, 0, 220, 0, 0, 70, 313, 325, 0, 0, 88, 98, 16, 187,
    119, 326, 164, 235, 0, 124, 102, 172, 72, 219, 141, 233, 237, 250, 105, 125, 339, 0, 0, 0, 0, 131, 31, 52, 224,
    315, 259, 340, 0, 0, 0, 0, 0, 100, 26, 245, 82, 210, 301, 174, 334, 314, 0, 0, 133, 94, 248, 130, 0, 8, 300, 351,
    7, 286, 0, 0, 200, 298, 207, 24, 203, 227, 239, 243, 285, 288, 222, 89, 95, 128, 0, 309, 332, 0, 0, 0, 197, 0, 0,
    161, 153, 0, 15, 260, 287, 0, 137, 247, 290, 0, 103, 0, 246, 48, 106, 121, 209, 225, 294, 297, 1,
};
#else
const uint16_t hectobit_index[HECTOBIT_INDEX_SLOTS] = {
    0, 0, 0, 0, 0, 0, 0, 0, 514, 0, 0, 0, 0, 0, 0, 0, 96, 0, 0, 0, 0, 160, 456, 0, 0, 0, 0, 0, 0, 155, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 116, 0, 0, 0, 0, 0, 0, 0, 0, 0, 142, 176, 640, 0, 0, 0, 0, 481, 0, 0, 292, 171, 195, 0, 0, 0, 0, 0,
    0, 613, 0, 0, 0, 0, 0, 0, 410, 0, 0, 579, 0, 0, 0, 0, 61, 573, 0, 677, 0, 300, 342, 17, 0, 0, 175, 0, 0, 616, 283,
    0, 0, 0, 639, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 259, 0, 0, 0, 678, 0, 0, 0, 0, 0, 0, 0, 213, 0, 0, 0, 0, 0, 0, 228,
    397, 629, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 165, 0, 477, 666, 0, 266, 630, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 319, 0, 0, 452, 0, 0, 182, 0, 0, 0, 0, 6, 0, 0, 641, 656, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 162, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 605, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 648, 0, 569, 0, 0, 192, 0, 0, 0, 0, 0, 0, 584, 0, 0,
    0, 0, 0, 0, 0, 291, 0, 0, 0, 0, 0, 0, 0, 0, 0, 531, 0, 0, 191, 440, 0, 0, 0, 0, 0, 662, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 575, 360, 0, 0, 199, 0, 0, 0, 522, 0, 0, 379, 494, 92, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    34, 0, 216, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 430, 0, 0, 427, 0, 0, 350, 0, 262, 0, 0, 0, 0, 0, 0, 0, 0, 274, 0, 0,
    0, 0, 0, 425, 0, 0, 358, 215, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 236, 0, 638, 562, 0, 68, 0, 0, 0, 0, 0, 0,
    0, 0, 386, 0, 0, 0, 0, 0, 0, 0, 408, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 498, 647, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 124, 649, 0, 0, 0, 280, 0, 0, 0, 0, 0, 0, 284, 615, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 570, 474, 0, 0, 0, 0, 0, 0, 0, 402, 693, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 458, 0, 0, 0, 0, 0, 0,
    0, 95, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 433, 0, 0, 620, 0, 0, 0, 0, 0, 0, 48, 372, 121, 483, 0, 0, 0,
    0, 0, 0, 0, 520, 0, 0, 0, 0, 0, 0, 658, 0, 0, 0, 0, 0, 0, 0, 0, 355, 0, 0, 0, 0, 0, 0, 230, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 114, 345, 366, 674, 0, 0, 0, 0, 0, 0, 0, 462, 0, 0, 0, 0, 0, 0, 0, 0, 0, 281, 0, 0, 0, 0,
    0, 0, 0, 0, 317, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 556, 0, 0, 0, 0, 0, 0, 30, 0, 0, 353, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 383, 180, 0, 0, 0, 595, 0, 0, 0, 0, 0, 0, 0, 0, 479, 0, 0, 0, 0, 0, 654, 0, 0, 0, 0,
    0, 696, 129, 0, 0, 0, 0, 0, 0, 0, 90, 0, 0, 0, 0, 0, 672, 0, 0, 0, 0, 0, 308, 506, 12, 538, 0, 0, 0, 480, 399, 0,
    0, 0, 0, 0, 159, 0, 0, 561, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    407, 0, 0, 0, 0, 608, 0, 0, 0, 205, 0, 2, 0, 705, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 601, 0, 564, 633, 643, 0, 0, 0, 0, 0, 697, 0, 0, 144, 242, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    422, 0, 0, 0, 9, 0, 0, 518, 0, 185, 525, 0, 0, 232, 339, 0, 0, 406, 0, 0, 0, 0, 0, 0, 264, 0, 0, 0, 0, 18, 0, 0,
    0, 363, 0, 592, 0, 0, 568, 0, 0, 0, 0, 0, 46, 403, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 97, 0, 0, 0, 0, 0, 0, 312, 0, 0,
    0, 0, 0, 0, 255, 0, 532, 0, 0, 147, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 444, 0, 0, 0, 0, 0, 550, 0, 0, 0, 0, 0, 0, 0, 316, 0, 193, 0, 0, 0, 0, 0, 0, 0, 0, 0, 526, 0, 98, 0, 0, 0, 499,
    0, 328, 0, 0, 0, 102, 347, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 488, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 94, 416, 0, 0, 473, 0, 0, 0, 0, 0, 0, 0, 0, 207, 24, 362, 0, 0, 0, 0, 0, 0, 0, 0, 128,
    0, 0, 0, 0, 0, 251, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 103, 0, 467, 0, 0, 685, 0, 0, 0, 0, 0, 0, 0, 10, 0,
    0, 0, 0, 0, 301, 0, 429, 478, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 464, 701, 551, 0, 0,
    286, 0, 290, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 540, 0, 0, 168, 0, 0, 401, 314, 0, 65, 0, 0, 0, 112, 47, 0, 0, 624, 0,
    0, 0, 442, 0, 0, 0, 0, 0, 0, 0, 0, 0, 179, 0, 588, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 269, 0, 0, 0, 0, 0, 0, 0,
    0, 109, 0, 0, 0, 489, 0, 0, 0, 0, 0, 0, 0, 431, 0, 268, 27, 576, 0, 0, 0, 0, 0, 426, 0, 0, 0, 0, 0, 0, 0, 51, 0,
    0, 0, 552, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 238, 0, 0, 0, 0, 0, 113, 0, 0, 0, 0, 120, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 495, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 324, 0, 38, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 329, 0, 0, 0, 0, 0, 0, 0, 87, 0, 0, 0, 0, 0, 0, 0, 511, 0, 0, 0, 0, 0, 0, 0, 0, 0, 375,
    0, 135, 558, 0, 0, 201, 490, 0, 0, 0, 0, 14, 0, 0, 0, 565, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 226, 0, 0, 0, 0,
    0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 380, 43, 0, 0, 252, 0, 0, 0, 0, 0, 0, 0, 86, 0, 0, 0, 0, 0, 437, 0, 0,
    0, 0, 0, 0, 0, 0, 557, 0, 0, 0, 529, 618, 503, 0, 0, 0, 0, 0, 391, 212, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 534, 0, 0, 0, 0, 0, 107, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 485, 0, 0, 563, 0,
    0, 0, 271, 0, 0, 0, 0, 0, 0, 0, 298, 449, 0, 0, 0, 0, 220, 0, 0, 0, 0, 679, 0, 0, 0, 0, 0, 0, 119, 0, 0, 0, 0, 0,
    0, 172, 72, 637, 141, 0, 0, 417, 105, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 699, 0, 0, 0, 0, 0, 0, 256, 0, 26, 245, 82, 0,
    0, 174, 599, 487, 583, 0, 133, 336, 0, 0, 0, 0, 0, 0, 459, 0, 0, 0, 0, 0, 0, 243, 461, 0, 398, 0, 681, 0, 0, 0,
    413, 539, 0, 0, 0, 0, 0, 0, 197, 0, 0, 657, 0, 0, 0, 0, 0, 0, 137, 247, 0, 0, 0, 0, 0, 0, 0, 0, 0, 571, 0, 0, 1,
    0, 0, 0, 689, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 0, 545, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 282, 0, 0, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 289, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 340, 0, 0, 0, 0, 0, 194, 559, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 392,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 438, 0, 0, 378, 0, 0, 0, 0, 439, 0, 0, 0, 23, 0, 0, 0, 0, 69, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 635, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 560, 0, 0, 0, 0, 428, 75, 0, 0, 0, 587, 0, 0, 0, 0, 554, 0,
    0, 0, 653, 0, 590, 421, 0, 0, 0, 0, 0, 0, 0, 469, 334, 279, 0, 0, 0, 0, 275, 0, 0, 0, 0, 0, 152, 396, 600, 0, 0,
    0, 0, 542, 343, 0, 0, 0, 0, 0, 0, 0, 692, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 609, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 326, 0, 0, 0, 0, 0, 0, 414, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 0, 0, 0, 0, 151, 0, 0,
    0, 0, 0, 0, 0, 260, 704, 0, 0, 659, 0, 0, 0, 0, 335, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 544, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 435, 0, 0, 0, 0, 0, 0, 0, 134, 54, 0, 0, 0, 348, 0, 261, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 299, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 682, 0, 400, 0, 0, 0, 0, 0, 0, 0, 0, 0, 411, 0, 0, 0, 0, 0, 0, 111, 0, 515, 0, 0,
    0, 0, 0, 0, 315, 0, 510, 0, 0, 451, 0, 0, 0, 0, 0, 0, 327, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 675,
    219, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 432, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 273, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 388, 0, 0, 0, 667, 0, 377, 0, 0, 0,
    0, 161, 0, 0, 0, 0, 0, 0, 0, 0, 0, 265, 0, 0, 0, 106, 0, 0, 209, 225, 395, 589, 0, 352, 0, 0, 468, 0, 591, 0, 0,
    0, 0, 0, 0, 0, 586, 0, 0, 0, 0, 108, 0, 305, 0, 0, 0, 0, 0, 0, 0, 0, 528, 0, 0, 0, 447, 0, 0, 0, 0, 0, 0, 0, 288,
    0, 84, 0, 223, 0, 0, 22, 434, 365, 0, 0, 0, 178, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 596, 0, 523,
    0, 140, 0, 0, 0, 0, 0, 0, 0, 0, 0, 650, 0, 0, 0, 0, 0, 0, 0, 0, 0, 214, 0, 0, 0, 11, 304, 663, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 491, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 445, 196, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 418, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 582, 0, 0, 409, 0, 669,
    0, 296, 509, 0, 0, 37, 0, 0, 0, 484, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 73, 535, 496, 148, 0, 0,
    0, 0, 0, 0, 0, 619, 59, 354, 706, 0, 0, 295, 0, 231, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 466, 0,
    0, 370, 0, 0, 0, 0, 541, 57, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 390, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    446, 0, 0, 0, 537, 0, 0, 0, 166, 0, 0, 0, 0, 0, 0, 0, 0, 0, 517, 0, 0, 0, 632, 0, 93, 0, 0, 0, 0, 13, 0, 0, 665,
    626, 0, 0, 0, 0, 0, 420, 593, 661, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 642, 0, 74, 0, 610, 0, 0,
    278, 455, 0, 0, 0, 0, 0, 0, 497, 0, 0, 0, 0, 0, 0, 0, 0, 0, 118, 443, 0, 0, 0, 0, 393, 577, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 332, 0, 0, 0, 0, 0, 0, 0, 0, 235, 0, 0,
    622, 0, 0, 0, 0, 233, 0, 0, 0, 0, 0, 0, 0, 0, 688, 131, 0, 0, 0, 0, 513, 0, 0, 0, 0, 0, 0, 0, 0, 507, 0, 0, 0, 0,
    0, 0, 0, 0, 297, 0, 0, 130, 0, 0, 0, 0, 611, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 222, 89, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 695, 0, 0, 0, 0, 0, 0, 521, 0, 0, 0, 0, 0, 373, 0, 502, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 189, 0, 0, 0, 381, 0, 0, 0, 150, 0, 0, 0, 0, 0, 0, 0, 0, 253, 0, 0, 0, 115, 263, 0,
    0, 154, 0, 0, 0, 646, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 453, 0, 202, 338, 0, 0, 0, 0, 0, 0, 684, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 60, 158, 0, 694, 0, 0, 0, 603, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 218, 53, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 0, 254, 0, 0, 0, 0, 0, 0, 0, 21, 0, 0, 244, 0, 0, 0, 0, 0, 0,
    0, 530, 0, 0, 0, 0, 0, 0, 91, 5, 0, 0, 0, 508, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 385, 0, 0, 0, 0, 0,
    0, 0, 0, 303, 0, 0, 0, 0, 0, 0, 270, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 536, 306, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 707, 0, 0, 0, 0, 0, 0, 0, 250, 0, 0, 0, 0, 0, 0, 293, 0, 0, 0, 184, 0, 0, 0, 0, 555, 0, 0, 4, 0, 0, 0,
    0, 0, 0, 58, 465, 221, 188, 548, 0, 0, 167, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 28, 331,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 56, 476, 0, 0, 0, 0, 49, 330, 0, 0, 0, 0, 0, 0, 33, 0, 0, 122, 0, 546, 0, 0, 0, 0, 0,
    0, 0, 138, 0, 0, 0, 0, 0, 0, 361, 0, 0, 0, 516, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 454, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 700, 0, 0, 0, 0, 651, 285, 0, 0, 0, 0, 448, 0, 0, 0, 698, 0, 0, 0, 711, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 77, 0, 0, 0, 0, 0, 0, 0, 0, 664, 70, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 164, 660, 0, 0, 0, 364, 0, 0, 0, 0, 0,
    0, 0, 125, 0, 0, 0, 0, 0, 0, 0, 0, 0, 389, 0, 0, 0, 0, 0, 0, 0, 628, 0, 0, 210, 0, 0, 0, 0, 0, 0, 0, 0, 0, 686, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 200, 471, 239, 0, 203, 227, 313, 0, 0, 567, 0, 0, 0, 0, 0, 0, 505, 0, 0, 0, 0, 631, 0, 0,
    0, 0, 0, 460, 0, 0, 0, 0, 0, 0, 405, 0, 246, 0, 0, 0, 0, 322, 0, 0, 617, 0, 0, 0, 0, 673, 0, 0, 0, 257, 0, 0, 67,
    198, 368, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 344, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 703, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 549, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 83, 578, 676, 0, 0, 0, 0, 0, 0, 0, 0, 0, 302, 307, 566, 0, 0, 0, 0, 0, 0, 0, 0, 0, 277,
    0, 0, 0, 634, 0, 0, 0, 607, 0, 0, 0, 132, 0, 0, 0, 404, 0, 0, 0, 0, 0, 349, 0, 42, 0, 0, 0, 0, 0, 0, 0, 123, 0, 0,
    0, 0, 0, 581, 0, 0, 0, 0, 0, 594, 0, 0, 0, 41, 0, 0, 0, 0, 78, 0, 234, 0, 0, 0, 0, 0, 0, 0, 0, 39, 450, 0, 0, 0,
    173, 0, 0, 0, 0, 0, 621, 0, 0, 0, 206, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 294, 0, 580, 0, 29, 394, 0, 0, 0, 0, 382,
    0, 0, 357, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 710, 0, 0, 636, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 412, 0, 0, 0, 0, 62, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 181, 149, 163, 625, 504, 0, 276, 81, 0,
    0, 0, 374, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 136, 0, 0, 146, 208, 612, 79,
    217, 311, 604, 0, 0, 0, 0, 0, 0, 143, 0, 0, 0, 0, 229, 0, 0, 0, 0, 0, 76, 553, 602, 0, 0, 25, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 3, 441, 0, 0, 0, 0, 652, 0, 500, 0, 110, 0, 0, 0, 0, 0, 0, 0, 0, 0, 436, 501, 0, 0, 0, 0, 0, 0, 170, 0,
    0, 0, 0, 691, 156, 0, 0, 0, 0, 320, 0, 0, 0, 0, 486, 0, 0, 0, 323, 187, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 614, 0, 671, 0, 598, 0, 0, 0, 224, 31, 52, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 309, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 655, 0, 0, 0, 0, 0, 0, 0, 533, 0, 0, 0, 0, 0, 0, 0, 482, 0, 0, 0, 0, 258, 0, 0, 0,
    153, 333, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 470, 0, 0, 0, 709, 0, 0, 0, 157, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 310, 0,
    683, 0, 0, 0, 0, 0, 574, 0, 0, 359, 0, 0, 424, 0, 241, 0, 0, 0, 0, 0, 240, 0, 66, 0, 0, 0, 687, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 325, 351, 0, 0, 0, 0, 0, 585, 623, 0, 64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 126, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 71, 0, 0, 63, 680, 0, 287, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    211, 0, 0, 0, 702, 0, 519, 0, 0, 0, 0, 0, 35, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 186, 0, 547, 0, 356, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 376, 0, 0, 572, 0, 0, 0, 0, 0, 0, 0, 0, 0, 139, 0, 0, 0, 0, 0, 0, 0, 204, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 493, 80, 472, 346, 0, 0, 0, 0, 0, 85, 0, 177, 0, 0, 0, 0, 0, 0, 0, 0,
    267, 0, 0, 0, 0, 0, 0, 644, 457, 0, 0, 0, 0, 0, 190, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 249, 0, 0, 0, 0, 384, 708,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 318, 0, 0, 0, 0, 0, 0, 0, 0, 527, 104, 337, 367, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 44, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 415, 0, 690, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 492, 32, 0,
    127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 169, 0, 0, 475, 0, 0, 0, 0, 55, 668, 0, 627, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    117, 0, 387, 101, 341, 0, 0, 0, 0, 0, 0, 145, 0, 0, 0, 543, 0, 0, 183, 371, 0, 0, 0, 0, 0, 0, 0, 0, 0, 419, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 272, 0, 88, 0, 16, 0, 0, 0, 0, 0, 0, 0, 512, 0, 0, 0, 237, 423,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 597, 0, 0, 0, 0, 0, 248, 0, 0,
    0, 0, 0, 524, 0, 0, 0, 0, 0, 606, 0, 321, 670, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 645, 0, 369, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 463, 0, 0, 0, 0, 0, 0, 0, 0, 712, 0, 0, 0, 0,
};

const uint8_t hectobit_single[256] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 95, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
    48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75,
    76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255,
};

const uint16_t hectobit_pair_first[HECTOBIT_PAIR_SLOTS] = {
    1, 3, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 9, 0, 0, 11, 0, 13, 0, 0, 0, 16, 0, 0, 0, 18,
    20, 0, 0, 0, 0, 0, 0, 0, 24, 26, 0, 0, 0, 28, 0, 32, 0, 34, 0, 0, 36, 40, 42, 0, 0, 0, 0, 44, 0, 47, 51, 0, 0, 0,
    0, 53, 0, 0, 0, 0, 0, 0, 0, 0, 0, 55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 59, 0, 0, 0, 0, 61, 66, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 69, 0, 71, 0, 0, 0, 0, 0, 0, 75, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 77,
    79, 0, 0, 0, 81, 0, 0, 83, 0, 85, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 87, 0, 89, 91, 0, 0, 0, 0, 93, 0, 97, 0, 99, 0,
    0, 0, 101, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 103, 0, 105, 107, 0, 0, 0, 0, 0, 0, 110, 0, 0, 113, 0, 0, 116, 0, 0,
    0, 118, 120, 0, 122, 127, 0, 129, 131, 133, 0, 0, 0, 0, 0, 0, 0, 0, 135, 0, 0, 0, 0, 0, 0, 0, 0, 139, 0, 142, 0,
    145, 0, 0, 0, 0, 0, 147, 0, 0, 0, 0, 151, 0, 0, 0, 0, 0, 0, 0, 0, 0, 153, 0, 0, 0, 0, 155, 0, 0, 0, 0, 0, 0, 160,
    0, 0, 0, 0, 0, 0, 0, 163, 0, 0, 0, 0, 0, 0, 165, 0, 167, 0, 0, 0, 169, 0, 0, 0, 171, 173, 0, 0, 0, 0, 175, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 177, 181, 0, 0, 0, 0, 0, 0, 0, 183, 0, 0, 185, 0, 0, 187, 0, 0, 0, 0, 189, 0, 0, 0, 0,
    191, 0, 0, 0, 0, 193, 0, 0, 0, 195, 0, 0, 0, 0, 0, 0, 198, 0, 0, 202, 0, 0, 0, 204, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 206, 0, 0, 0, 0, 0, 208, 0, 0, 210, 0, 0, 0, 0, 214, 0, 0, 0, 0, 216, 0, 0, 0, 219, 0, 0, 0, 0, 0, 0, 0, 0,
    221, 0, 0, 0, 0, 223, 0, 0, 225, 0, 0, 0, 0, 0, 0, 0, 227, 229, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 231, 233, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 236, 0, 0, 0, 239, 0, 0, 0, 0, 0, 243, 0, 245, 0, 0, 0, 247, 0, 0, 0,
    249, 0, 0, 0, 0, 0, 0, 0, 251, 0, 0, 0, 0, 253, 0, 0, 0, 0, 255, 0, 258, 0, 261, 0, 263, 0, 0, 0, 0, 0, 0, 0, 0,
    265, 0,
};

const hectobit_pair hectobit_pairs[HECTOBIT_PAIRS] = {
    {{0}, 0, 0}, {"00", 2, 244}, {{0}, 0, 0}, {"bo", 2, 202}, {{0}, 0, 0}, {"name", 4, 178}, {{0}, 0, 0},
    {"nd", 2, 184}, {{0}, 0, 0}, {"0.", 2, 235}, {{0}, 0, 0}, {"al", 2, 140}, {{0}, 0, 0}, {"port", 4, 207},
    {"po", 2, 245}, {{0}, 0, 0}, {"ne", 2, 197}, {{0}, 0, 0}, {"an", 2, 109}, {{0}, 0, 0}, {"matrix.", 7, 101},
    {"ma", 2, 141}, {"am", 2, 246}, {{0}, 0, 0}, {"The ", 4, 153}, {{0}, 0, 0}, {"on", 2, 149}, {{0}, 0, 0},
    {"org.matrix.msc", 14, 97}, {"org", 3, 193}, {"or", 2, 148}, {{0}, 0, 0}, {"rule", 4, 186}, {{0}, 0, 0},
    {"app", 3, 240}, {{0}, 0, 0}, {"message", 7, 144}, {"member", 6, 183}, {"me", 2, 133}, {{0}, 0, 0},
    {"e ", 2, 134}, {{0}, 0, 0}, {"as", 2, 222}, {{0}, 0, 0}, {"s ", 2, 130}, {"ar", 2, 135}, {{0}, 0, 0},
    {"ation", 5, 137}, {"ate", 3, 158}, {"at", 2, 145}, {{0}, 0, 0}, {"ou", 2, 200}, {{0}, 0, 0}, {"ch", 2, 147},
    {{0}, 0, 0}, {"room ", 5, 118}, {"room", 4, 107}, {"ro", 2, 155}, {{0}, 0, 0}, {"does not ", 9, 128}, {{0}, 0, 0},
    {"contain", 7, 174}, {"content", 7, 196}, {"t ", 2, 116}, {"co", 2, 189}, {{0}, 0, 0}, {"lement", 6, 175},
    {"le", 2, 150}, {{0}, 0, 0}, {"ri", 2, 179}, {{0}, 0, 0}, {"la", 2, 192}, {"di", 2, 230}, {"s.", 2, 243},
    {{0}, 0, 0}, {".net", 4, 218}, {{0}, 0, 0}, {".org", 4, 112}, {{0}, 0, 0}, {"key", 3, 143}, {{0}, 0, 0},
    {"si", 2, 228}, {{0}, 0, 0}, {"for ", 4, 185}, {{0}, 0, 0}, {"sh", 2, 251}, {{0}, 0, 0}, {"er", 2, 139},
    {{0}, 0, 0}, {"a ", 2, 216}, {{0}, 0, 0}, {"es", 2, 223}, {{0}, 0, 0}, {"Invalid ", 8, 113}, {".io", 3, 232},
    {"o ", 2, 237}, {{0}, 0, 0}, {" is ", 4, 157}, {{0}, 0, 0}, {"spam", 4, 167}, {{0}, 0, 0}, {"fi", 2, 213},
    {{0}, 0, 0}, {"en", 2, 160}, {{0}, 0, 0}, {"example", 7, 99}, {{0}, 0, 0}, {"ic", 2, 201}, {": ", 2, 250},
    {{0}, 0, 0}, {"tion", 4, 114}, {"ti", 2, 187}, {{0}, 0, 0}, {"the ", 4, 119}, {"th", 2, 129}, {{0}, 0, 0},
    {"un", 2, 177}, {{0}, 0, 0}, {"ur", 2, 180}, {{0}, 0, 0}, {"d ", 2, 151}, {{0}, 0, 0}, {"user", 4, 100},
    {"wa", 2, 169}, {"us", 2, 208}, {"su", 2, 242}, {{0}, 0, 0}, {"event", 5, 104}, {{0}, 0, 0}, {"id", 2, 138},
    {{0}, 0, 0}, {"r ", 2, 221}, {{0}, 0, 0}, {"st", 2, 132}, {{0}, 0, 0}, {" the ", 5, 127}, {" to ", 4, 115},
    {" th", 3, 181}, {{0}, 0, 0}, {"have ", 5, 194}, {"ha", 2, 205}, {{0}, 0, 0}, {"token", 5, 209}, {"to", 2, 152},
    {{0}, 0, 0}, {"he", 2, 224}, {{0}, 0, 0}, {"version", 7, 110}, {"verif", 5, 161}, {"ve", 2, 168}, {{0}, 0, 0},
    {", ", 2, 162}, {{0}, 0, 0}, {"io.element.", 11, 164}, {{0}, 0, 0}, {"invalid", 7, 198}, {"ing", 3, 121},
    {"in ", 3, 136}, {"in", 2, 120}, {{0}, 0, 0}, {"is ", 3, 126}, {"is", 2, 220}, {{0}, 0, 0}, {"ge", 2, 165},
    {{0}, 0, 0}, {"ta", 2, 239}, {{0}, 0, 0}, {"ho", 2, 233}, {{0}, 0, 0}, {"m.", 2, 156}, {{0}, 0, 0},
    {"tch", 3, 212}, {{0}, 0, 0}, {"Missing ", 8, 195}, {{0}, 0, 0}, {"il", 2, 229}, {{0}, 0, 0}, {"test", 4, 123},
    {"ter", 3, 122}, {"te", 2, 146}, {{0}, 0, 0}, {"wi", 2, 225}, {{0}, 0, 0}, {"n ", 2, 226}, {{0}, 0, 0},
    {".com", 4, 117}, {{0}, 0, 0}, {"https://", 8, 106}, {{0}, 0, 0}, {"know", 4, 203}, {{0}, 0, 0}, {"you ", 4, 204},
    {{0}, 0, 0}, {"ynap", 4, 236}, {{0}, 0, 0}, {".example.org", 12, 98}, {".example", 8, 96}, {{0}, 0, 0},
    {"server", 6, 102}, {"secre", 5, 159}, {"se", 2, 131}, {{0}, 0, 0}, {"it", 2, 172}, {{0}, 0, 0}, {"ed", 2, 163},
    {{0}, 0, 0}, {":8", 2, 252}, {{0}, 0, 0}, {"ll", 2, 188}, {{0}, 0, 0}, {"reques", 6, 171}, {"re", 2, 108},
    {"\303\274", 2, 253}, {{0}, 0, 0}, {"must be ", 8, 111}, {{0}, 0, 0}, {"device", 6, 142}, {"de", 2, 125},
    {{0}, 0, 0}, {"li", 2, 199}, {{0}, 0, 0}, {"_m", 2, 231}, {{0}, 0, 0}, {"ra", 2, 182}, {{0}, 0, 0},
    {"nt", 2, 227}, {{0}, 0, 0}, {"ca", 2, 170}, {{0}, 0, 0}, {"\360\237\221\215", 4, 241}, {{0}, 0, 0},
    {"ce", 2, 215}, {{0}, 0, 0}, {"localhost", 9, 105}, {"lo", 2, 190}, {{0}, 0, 0}, {"permission", 10, 176},
    {"pe", 2, 206}, {{0}, 0, 0}, {"not found", 9, 124}, {"not ", 4, 103}, {"no", 2, 173}, {{0}, 0, 0}, {"be", 2, 214},
    {{0}, 0, 0}, {"parameter", 9, 191}, {{0}, 0, 0}, {"ID ", 3, 238}, {{0}, 0, 0}, {"y ", 2, 154}, {{0}, 0, 0},
    {"ng", 2, 211}, {{0}, 0, 0}, {"ac", 2, 217}, {{0}, 0, 0}, {"able", 4, 166}, {"12", 2, 219}, {{0}, 0, 0},
    {"Room ", 5, 247}, {"ad", 2, 210}, {{0}, 0, 0}, {"1.", 2, 248}, {{0}, 0, 0}, {"of ", 3, 249}, {{0}, 0, 0},
    {"msc", 3, 234}, {{0}, 0, 0},
};
#endif
