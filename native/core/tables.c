/* Generated from src/codec/tables/ by `npm run tables -- --write`. Not for editing. */
#include "tables.h"

#include "hectobit.h"

/* Compilers need not take strings of more than 4095 bytes; those that are used do. */
#pragma GCC diagnostic ignored "-Woverlength-strings"

const uint16_t hectobit_tables_version = 1;
const uint32_t hectobit_tables_hash = UINT32_C(0x9958334a);

const uint8_t hectobit_key_text[6021] =
    "typecontentevent_idroom_idsenderorigin_server_tsstate_keyunsignedbodymsgtypeuser_idmembershipdisplayname"
    "avatar_urlageeventsstatenamedevice_idkeysalgorithmhashessha256signaturesdepthauth_eventsprev_events"
    "transaction_idenabledidvalueerrcodeerrorroomsjointimelinelimitedprev_batchnext_batchm.relates_torel_type"
    "prev_contentreplaces_statem.mentionsconditionsactionskindrule_idset_tweakdefaultkeypatterndevice_keysalgorithms"
    "one_time_keysephemeralaccount_datasummarym.joined_member_countm.invited_member_countm.heroesunread_notifications"
    "notification_counthighlight_countunread_thread_notificationsdevice_listschangedleftto_device"
    "device_one_time_keys_countdevice_unused_fallback_key_typespresencelast_active_agocurrently_activestatus_msg"
    "inviteleaveknockinvite_stateknock_statestripped_statem.room.messagem.room.memberm.room.createm.room.power_levels"
    "m.room.join_rulesm.room.history_visibilitym.room.namem.room.topicm.room.avatarm.room.canonical_alias"
    "m.room.encryptionm.room.encryptedm.room.guest_accessm.room.tombstonem.room.pinned_eventsm.room.server_acl"
    "m.room.third_party_invitem.room.redactionm.reactionm.space.childm.space.parentm.typingm.receiptm.read"
    "m.read.privatem.fully_readm.directm.push_rulesm.tagm.presencetsthread_iduser_idsusersusers_defaultevents_default"
    "state_defaultbankickredactnotificationsroomcreatorroom_versionpredecessorjoin_ruleallowhistory_visibility"
    "guest_accessaliasalt_aliasestopicm.topicm.texturlinfomimetypesizewhthumbnail_urlthumbnail_infothumbnail_filefile"
    "filenamedurationformatformatted_bodym.new_contentm.in_reply_tois_falling_backm.relationsm.threadm.annotation"
    "m.replacem.referencelatest_eventlatest_event_typecountcurrent_user_participatedchunkstartendeventevents_before"
    "events_afteroriginorigin_server_ts_msredactsredacted_becausereasonpduspduedusedu_typeauth_chainauth_chain_ids"
    "pdu_idsstate_idsservers_in_roommembers_omittedroom_versionsserver_nameverify_keysold_verify_keysvalid_until_ts"
    "expired_tssignedtokenmxiddestinationedumessagesmessage_idstream_idprev_iddeleteddevice_display_nameciphertext"
    "sender_keysession_idroom_keysession_keyforwarding_curve25519_key_chainsender_claimed_keys"
    "sender_claimed_ed25519_keyshared_historyorg.matrix.msc3061.shared_historyivephemeral_keymacauth_dataversion"
    "public_keyetagfirst_message_indexforwarded_countis_verifiedsession_datasessionsmaster_keyself_signing_key"
    "user_signing_keyusagemaster_keysself_signing_keysuser_signing_keysfailuresfallback_keysfallback"
    "one_time_key_countsm.megolm_backup.v1.curve25519-aes-sha2encryptedpassphrasesaltiterationsbits"
    "m.cross_signing.masterm.cross_signing.self_signingm.cross_signing.user_signingm.secret_storage.default_key"
    "m.megolm_backup.v1rotation_period_msrotation_period_msgsfrom_devicemethodstimestamprequesting_device_id"
    "request_idactioncoderecipientrecipient_keyscommitmenthashkey_agreement_protocolkey_agreement_protocols"
    "message_authentication_codemessage_authentication_codesshort_authentication_stringtransaction_idssecret"
    "m.identity_serveridentifieruserpasswordinitial_device_display_nameaccess_tokenrefresh_tokenexpires_in_ms"
    "home_serverwell_knownbase_urlm.homeserverflowsstagesparamssessioncompletedauthinhibit_loginusernamesoft_logout"
    "retry_after_msis_guestdevicedevicesdisplay_namelast_seen_iplast_seen_tslast_seen_user_agentcapabilities"
    "m.change_passwordm.room_versionsm.set_displaynamem.set_avatar_urlm.3pid_changesm.get_login_tokenm.profile_fields"
    "availableunstable_featuresversionsthreepidsmediumaddressvalidated_atadded_atsidclient_secretsend_attempt"
    "id_serverid_access_tokenbindsubmit_urlsuccesslogout_deviceseraseid_server_unbind_resultsearch_termresultslimit"
    "search_categoriesroom_eventsevent_contextrankresultgroupshighlightsorder_byinclude_statekeys_querynext_token"
    "globaloverrideunderridecontent_rulesdont_notifyisoverride_rulespushersapp_display_nameapp_iddatalangprofile_tag"
    "pushkeyappendcountsdevices_countsnotificationsender_display_nameroom_aliasroom_nameprofile_infopriounread"
    "missed_callsuser_is_targettweaksrejectedsoundhighlightcreation_contentinitial_stateinvite_3pidis_direct"
    "power_level_content_overridepresetroom_alias_namevisibilityadditional_creatorsreplacement_roomthird_party_signed"
    "serversaliasesjoinedjoined_roomsnum_joined_membersworld_readableguest_can_joincanonical_alias"
    "total_room_count_estimatefiltergeneric_search_termroom_typesinclude_all_networksthird_party_instance_idroom_type"
    "children_stateviasuggestedorderallowed_room_idsparentsinaccessible_childrenm.federateupgradeevent_fields"
    "event_formatnot_typesnot_roomsnot_senderssenderstypescontains_urllazy_load_membersinclude_redundant_members"
    "include_leaveunread_thread_notifications_filterrelated_by_rel_typesfilter_idtimeoutnot_beforetypingcontent_uri"
    "m.upload.sizeog:titleog:descriptionog:imageog:typeog:urlog:image:typeog:image:widthog:image:heightog:site_name"
    "matrix:image:sizeunused_expires_aturisttlcall_idparty_idlifetimeofferanswersdpcandidatescandidatesdpMid"
    "sdpMLineIndexselected_party_idsdp_stream_metadatapurposeaudio_mutedvideo_mutedinviteematrix_server_name"
    "expires_intoken_typem.locationm.assetm.tsm.pollm.poll.startm.poll.responsem.poll.endquestionanswers"
    "max_selectionsuridescriptiongeo_urim.audiowaveformorg.matrix.msc1767.textorg.matrix.msc1767.audio"
    "org.matrix.msc3245.voice.v2blurhashxyz.amorgan.blurhashexternal_urltagstagchainnext_linklistsroom_subscriptions"
    "extensionsposopsrequired_statetimeline_limitrangesrangenum_livejoined_countinvited_countheroesinitialbump_stamp"
    "e2eereceiptslistslot_nameis_dmis_encryptedrecently_accessed_usersrotationorg.matrix.msc3575.proxyvia_servers"
    "protocolsinstancesfield_typesuser_fieldslocation_fieldsiconregexpplaceholderdescnetwork_idprotocolfields"
    "namespacesnamespacede.sorunome.msc2409.ephemeralde.sorunome.msc2409.to_deviceorg.matrix.msc3202.device_lists"
    "ignored_usersm.ignored_user_listrecent_emojibreadcrumbsrecent_roomsscorestate_afterm.policy.rule.userentity"
    "recommendationcontent_typeservermin_depthearliest_eventslatest_eventsmember_eventstate_dagmembers_of"
    "partial_stateprev_stateauth_chain_diffrejectionscontactssupport_pageemail_addressmatrix_idrole";
const uint16_t hectobit_key_start[HECTOBIT_KEYS + 1] = {
    0, 4, 11, 19, 26, 32, 48, 57, 65, 69, 76, 83, 93, 104, 114, 117, 123, 128, 132, 141, 145, 154, 160, 166, 176, 181,
    192, 203, 217, 224, 226, 231, 238, 243, 248, 252, 260, 267, 277, 287, 299, 307, 319, 333, 343, 353, 360, 364, 371,
    380, 387, 390, 397, 408, 418, 431, 440, 452, 459, 480, 502, 510, 530, 548, 563, 590, 602, 609, 613, 622, 648, 680,
    688, 703, 719, 729, 735, 740, 745, 757, 768, 782, 796, 809, 822, 841, 858, 883, 894, 906, 919, 941, 958, 974, 993,
    1009, 1029, 1046, 1071, 1087, 1097, 1110, 1124, 1132, 1141, 1147, 1161, 1173, 1181, 1193, 1198, 1208, 1210, 1219,
    1227, 1232, 1245, 1259, 1272, 1275, 1279, 1285, 1298, 1302, 1309, 1321, 1332, 1341, 1346, 1364, 1376, 1381, 1392,
    1397, 1404, 1410, 1413, 1417, 1425, 1429, 1430, 1431, 1444, 1458, 1472, 1476, 1484, 1492, 1498, 1512, 1525, 1538,
    1553, 1564, 1572, 1584, 1593, 1604, 1616, 1633, 1638, 1663, 1668, 1673, 1676, 1681, 1694, 1706, 1712, 1731, 1738,
    1754, 1760, 1764, 1767, 1771, 1779, 1789, 1803, 1810, 1819, 1834, 1849, 1862, 1873, 1884, 1899, 1913, 1923, 1929,
    1934, 1938, 1949, 1952, 1960, 1970, 1979, 1986, 1993, 2012, 2022, 2032, 2042, 2050, 2061, 2092, 2111, 2137, 2151,
    2184, 2186, 2199, 2202, 2211, 2218, 2228, 2232, 2251, 2266, 2277, 2289, 2297, 2307, 2323, 2339, 2344, 2355, 2372,
    2389, 2397, 2410, 2418, 2437, 2475, 2484, 2494, 2498, 2508, 2512, 2534, 2562, 2590, 2618, 2636, 2654, 2674, 2685,
    2692, 2701, 2721, 2731, 2737, 2741, 2750, 2764, 2774, 2778, 2800, 2823, 2850, 2878, 2905, 2920, 2926, 2943, 2953,
    2957, 2965, 2992, 3004, 3017, 3030, 3041, 3051, 3059, 3071, 3076, 3082, 3088, 3095, 3104, 3108, 3121, 3129, 3140,
    3154, 3162, 3168, 3175, 3187, 3199, 3211, 3231, 3243, 3260, 3275, 3292, 3308, 3322, 3339, 3355, 3364, 3381, 3389,
    3398, 3404, 3411, 3423, 3431, 3434, 3447, 3459, 3468, 3483, 3487, 3497, 3504, 3518, 3523, 3546, 3557, 3564, 3569,
    3586, 3597, 3610, 3614, 3620, 3626, 3636, 3644, 3657, 3667, 3677, 3683, 3691, 3700, 3713, 3724, 3726, 3740, 3747,
    3763, 3769, 3773, 3777, 3788, 3795, 3801, 3807, 3821, 3833, 3852, 3862, 3871, 3883, 3887, 3893, 3905, 3919, 3925,
    3933, 3938, 3947, 3963, 3976, 3987, 3996, 4024, 4030, 4045, 4055, 4074, 4090, 4108, 4115, 4122, 4128, 4140, 4158,
    4172, 4186, 4201, 4226, 4232, 4251, 4261, 4281, 4304, 4313, 4327, 4330, 4339, 4344, 4360, 4367, 4388, 4398, 4405,
    4417, 4429, 4438, 4447, 4458, 4465, 4470, 4482, 4499, 4524, 4537, 4571, 4591, 4600, 4607, 4617, 4623, 4634, 4647,
    4655, 4669, 4677, 4684, 4690, 4703, 4717, 4732, 4744, 4761, 4778, 4782, 4785, 4792, 4800, 4808, 4813, 4819, 4822,
    4832, 4841, 4847, 4860, 4877, 4896, 4903, 4914, 4925, 4932, 4950, 4960, 4970, 4980, 4987, 4991, 4997, 5009, 5024,
    5034, 5042, 5049, 5063, 5066, 5077, 5084, 5091, 5099, 5122, 5146, 5173, 5181, 5201, 5213, 5217, 5220, 5225, 5234,
    5239, 5257, 5267, 5270, 5273, 5287, 5301, 5307, 5312, 5320, 5332, 5345, 5351, 5358, 5368, 5372, 5380, 5384, 5393,
    5398, 5410, 5433, 5441, 5465, 5476, 5485, 5494, 5505, 5516, 5531, 5535, 5541, 5552, 5556, 5566, 5574, 5580, 5590,
    5599, 5628, 5657, 5688, 5701, 5720, 5732, 5743, 5755, 5760, 5771, 5789, 5795, 5809, 5821, 5827, 5836, 5851, 5864,
    5876, 5885, 5895, 5908, 5918, 5933, 5943, 5951, 5963, 5976, 5985, 5989,
};

const uint8_t hectobit_value_text[3721] =
    "m.room.messagem.room.memberm.textjoinm.room.encryptedm.megolm.v1.aes-sha2m.readinviteevent_matchnotifym.typing"
    "leavem.receiptm.room.createm.room.power_levelsm.room.join_rulesm.room.history_visibilitym.room.namem.room.topic"
    "m.room.avatarm.room.canonical_aliasm.room.encryptionm.room.guest_accessm.room.tombstonem.room.pinned_events"
    "m.room.server_aclm.room.third_party_invitem.room.redactionm.reactionm.space.childm.space.parentm.space"
    "m.annotationm.replacem.threadm.referencem.imagem.videom.audiom.filem.locationm.noticem.emotem.sticker"
    "m.server_noticem.key.verification.requestm.key.verification.readym.key.verification.start"
    "m.key.verification.acceptm.key.verification.keym.key.verification.macm.key.verification.done"
    "m.key.verification.cancelm.sas.v1m.qr_code.scan.v1m.qr_code.show.v1m.reciprocate.v1curve25519-hkdf-sha256sha256"
    "hkdf-hmac-sha256.v2decimalemojim.olm.v1.curve25519-aes-sha2m.megolm_backup.v1.curve25519-aes-sha2"
    "m.secret_storage.v1.aes-hmac-sha2m.pbkdf2signed_curve25519m.room_keym.room_key_requestm.room_key.withheld"
    "m.forwarded_room_keym.dummym.secret.requestm.secret.sendrequest_cancellationm.unverifiedm.blacklisted"
    "m.unauthorisedm.unavailablem.no_olmonlineofflineunavailablebanknockpublicprivatesharedinvitedjoined"
    "world_readablecan_joinforbiddenrestrictedknock_restrictedm.room_membershiporg.matrix.custom.htmlpublic_chat"
    "private_chattrusted_private_chat123456789101112stableunstablemasterself_signinguser_signingm.login.password"
    "m.login.tokenm.login.ssom.login.casm.login.dummym.login.application_servicem.login.recaptcham.login.terms"
    "m.login.email.identitym.login.msisdnm.login.registration_tokenm.id.userm.id.thirdpartym.id.phoneemailmsisdnhttp"
    "event_id_onlyprofileM_FORBIDDENM_NOT_FOUNDM_UNKNOWN_TOKENM_MISSING_TOKENM_BAD_JSONM_NOT_JSONM_LIMIT_EXCEEDED"
    "M_UNRECOGNIZEDM_UNKNOWNM_USER_IN_USEM_INVALID_USERNAMEM_ROOM_IN_USEM_INVALID_ROOM_STATEM_THREEPID_IN_USE"
    "M_THREEPID_NOT_FOUNDM_UNSUPPORTED_ROOM_VERSIONM_INCOMPATIBLE_ROOM_VERSIONM_BAD_STATEM_GUEST_ACCESS_FORBIDDEN"
    "M_MISSING_PARAMM_INVALID_PARAMM_TOO_LARGEM_EXCLUSIVEM_WRONG_ROOM_KEYS_VERSIONM_UNAUTHORIZEDM_USER_DEACTIVATED"
    "M_DUPLICATE_ANNOTATIONM_NOT_YET_UPLOADEDM_UNABLE_TO_AUTHORISE_JOINM_BAD_ALIASM_WEAK_PASSWORD.m.rule.master"
    ".m.rule.suppress_notices.m.rule.invite_for_me.m.rule.member_event.m.rule.is_user_mention"
    ".m.rule.contains_display_name.m.rule.is_room_mention.m.rule.roomnotif.m.rule.tombstone.m.rule.reaction"
    ".m.rule.room.server_acl.m.rule.suppress_edits.m.rule.contains_user_name.m.rule.call"
    ".m.rule.encrypted_room_one_to_one.m.rule.room_one_to_one.m.rule.message.m.rule.encryptedevent_property_is"
    "event_property_containscontains_display_nameroom_member_countsender_notification_permissioncoalescering"
    "content.bodycontent.msgtypecontent.membership@roomm.call.invitem.call.answerm.call.candidatesm.call.hangup"
    "m.call.select_answerm.call.negotiatem.call.memberm.direct_to_devicem.device_list_updatem.signing_key_update"
    "m.presencem.directm.push_rulesm.tagm.fully_readm.favouritem.lowprioritym.ignored_user_listm.identity_server"
    "m.widgetimage/pngimage/jpegimage/gifimage/webpapplication/octet-streamvideo/mp4audio/oggtext/plain"
    "application/jsonBearerpassworduser_idroom_idtypesenderorg.matrix.msc3575.proxym.poll.startm.poll.response"
    "m.poll.endm.poll.disclosedm.poll.undisclosedm.selfm.pinm.beaconm.beacon_infodeaduser_hangupice_failedm.usermedia"
    "m.screensharem.account_datam.cross_signing.masterm.cross_signing.self_signingm.cross_signing.user_signing"
    "m.megolm_backup.v1m.secret_storage.default_keym.homeserverAccess token has expiredUnknown access token."
    "Unrecognized requestMissing access tokenInvalid username or passwordRoom not foundEvent not found.Forbidden"
    "Internal server errorNot foundToo Many RequestsProfile was not found";
const uint16_t hectobit_value_start[HECTOBIT_VALUES + 1] = {
    0, 14, 27, 33, 37, 53, 73, 79, 85, 96, 102, 110, 115, 124, 137, 156, 173, 198, 209, 221, 234, 256, 273, 292, 308,
    328, 345, 370, 386, 396, 409, 423, 430, 442, 451, 459, 470, 477, 484, 491, 497, 507, 515, 522, 531, 546, 572, 596,
    620, 645, 667, 689, 712, 737, 745, 762, 779, 795, 817, 823, 842, 849, 854, 882, 920, 953, 961, 978, 988, 1006,
    1025, 1045, 1052, 1068, 1081, 1101, 1113, 1126, 1140, 1153, 1161, 1167, 1174, 1185, 1188, 1193, 1199, 1206, 1212,
    1219, 1225, 1239, 1247, 1256, 1266, 1282, 1299, 1321, 1332, 1344, 1364, 1365, 1366, 1367, 1368, 1369, 1370, 1371,
    1372, 1373, 1375, 1377, 1379, 1385, 1393, 1399, 1411, 1423, 1439, 1452, 1463, 1474, 1487, 1514, 1531, 1544, 1566,
    1580, 1606, 1615, 1630, 1640, 1645, 1651, 1655, 1668, 1675, 1686, 1697, 1712, 1727, 1737, 1747, 1763, 1777, 1786,
    1799, 1817, 1830, 1850, 1867, 1887, 1913, 1940, 1951, 1975, 1990, 2005, 2016, 2027, 2052, 2066, 2084, 2106, 2124,
    2150, 2161, 2176, 2190, 2214, 2235, 2255, 2278, 2307, 2330, 2347, 2364, 2380, 2403, 2425, 2451, 2463, 2496, 2519,
    2534, 2551, 2568, 2591, 2612, 2629, 2659, 2667, 2671, 2683, 2698, 2716, 2721, 2734, 2747, 2764, 2777, 2797, 2813,
    2826, 2844, 2864, 2884, 2894, 2902, 2914, 2919, 2931, 2942, 2955, 2974, 2991, 2999, 3008, 3018, 3027, 3037, 3061,
    3070, 3079, 3089, 3105, 3111, 3119, 3126, 3133, 3137, 3143, 3167, 3179, 3194, 3204, 3220, 3238, 3244, 3249, 3257,
    3270, 3274, 3285, 3295, 3306, 3319, 3333, 3355, 3383, 3411, 3429, 3457, 3469, 3493, 3514, 3534, 3554, 3582, 3596,
    3612, 3621, 3642, 3651, 3668, 3689,
};

const uint8_t hectobit_fragment_text[720] =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\n"
    "org.matrix.mscorg.matrix.m.room.matrixhttps://http://m.key.verificatationing the  the and  and tionion enter ed "
    "es s e t d n y , . o r a inthheanreonatorenisitalarsttonttiteseouvelemedecororilineralamachhaicilllssuntasasidi"
    "cenono to of is in on for youyou ly eresediowiwithwith not have that this roomusereventmessagedevicekey_id_key"
    "event_.m..org.comwww.matrix.serverUser Room Unknown Invalid Cannot invalidMissing not founddoes not must be "
    "requiredpermissionis not in room Event content..relates_toorg.io.element.eeooquuk.tcpip._sessionversionencrypt"
    ", \"://\303\266\303\244\303\274\303\251\303\237\360\237\221\215schich eider die und ";
const uint16_t hectobit_fragment_start[HECTOBIT_FRAGMENTS + 1] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
    31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58,
    59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86,
    87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 110, 121, 128, 134, 142, 149, 164, 169, 173, 177, 182, 186, 191, 195, 199,
    202, 205, 208, 211, 213, 215, 217, 219, 221, 223, 225, 227, 229, 231, 233, 235, 237, 239, 241, 243, 245, 247, 249,
    251, 253, 255, 257, 259, 261, 263, 265, 267, 269, 271, 273, 275, 277, 279, 281, 283, 285, 287, 289, 291, 293, 295,
    297, 299, 301, 303, 305, 307, 309, 311, 313, 315, 317, 319, 321, 323, 326, 329, 332, 335, 338, 341, 345, 348, 352,
    355, 357, 359, 361, 363, 365, 369, 374, 378, 383, 388, 393, 397, 401, 406, 413, 419, 422, 425, 429, 435, 438, 442,
    446, 450, 457, 463, 468, 473, 481, 489, 496, 503, 511, 520, 529, 537, 545, 555, 562, 570, 576, 584, 595, 599, 610,
    612, 614, 616, 625, 633, 640, 647, 650, 653, 655, 657, 659, 661, 663, 667, 670, 674, 676, 680, 684, 688,
};

const uint8_t hectobit_fragment_order[HECTOBIT_FRAGMENTS] = {
    95, 106, 108, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 233, 121, 12, 13, 223, 202, 203, 201, 122, 14, 15, 16, 17, 18,
    19, 20, 21, 22, 23, 24, 25, 234, 26, 27, 28, 29, 30, 31, 32, 33, 34, 211, 35, 36, 221, 37, 38, 39, 40, 210, 41,
    42, 43, 44, 213, 45, 46, 47, 48, 49, 208, 50, 51, 52, 209, 207, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 230, 199,
    198, 63, 64, 103, 107, 125, 129, 132, 137, 138, 65, 66, 222, 150, 158, 169, 67, 215, 196, 244, 245, 118, 149, 168,
    68, 232, 200, 194, 111, 112, 113, 114, 116, 134, 181, 182, 183, 226, 243, 69, 177, 70, 71, 100, 101, 189, 128,
    159, 72, 225, 220, 212, 219, 104, 110, 242, 174, 175, 126, 135, 136, 160, 161, 184, 73, 74, 197, 75, 180, 147,
    153, 156, 162, 76, 102, 216, 98, 195, 205, 99, 148, 157, 77, 214, 188, 171, 119, 141, 154, 170, 78, 96, 97, 224,
    173, 176, 123, 131, 133, 145, 227, 79, 218, 80, 228, 81, 217, 192, 124, 130, 151, 152, 155, 82, 206, 241, 115,
    139, 144, 163, 166, 167, 83, 190, 191, 105, 109, 172, 117, 127, 140, 142, 143, 165, 84, 229, 193, 246, 164, 85,
    231, 146, 86, 187, 186, 204, 185, 87, 88, 179, 178, 120, 89, 90, 91, 92, 93, 94, 235, 236, 237, 238, 239, 240,
};

#ifdef HECTOBIT_DEVICE
const uint16_t hectobit_index[HECTOBIT_INDEX_SLOTS] = {
    451, 479, 12, 491, 513, 524, 598, 624, 249, 694, 135, 184, 383, 388, 432, 546, 665, 674, 697, 326, 297, 535, 462,
    767, 805, 60, 314, 0, 622, 88, 561, 0, 0, 78, 208, 628, 663, 0, 0, 51, 232, 480, 543, 322, 0, 261, 0, 0, 46, 0,
    188, 270, 263, 286, 58, 73, 647, 206, 150, 549, 272, 213, 505, 525, 131, 136, 723, 727, 641, 500, 678, 728, 662,
    668, 699, 214, 344, 523, 0, 0, 0, 0, 268, 0, 289, 333, 154, 578, 460, 318, 293, 9, 649, 301, 251, 653, 115, 45,
    250, 354, 7, 248, 692, 730, 766, 0, 369, 391, 0, 0, 0, 0, 0, 149, 446, 0, 0, 221, 82, 518, 449, 357, 544, 757, 0,
    493, 708, 0, 687, 742, 0, 0, 504, 355, 109, 476, 285, 752, 0, 219, 664, 49, 0, 0, 315, 785, 23, 602, 370, 720,
    528, 187, 426, 201, 635, 467, 704, 716, 199, 470, 740, 729, 755, 410, 67, 112, 616, 534, 0, 0, 280, 435, 193, 465,
    37, 266, 175, 714, 800, 5, 359, 28, 71, 240, 241, 22, 471, 540, 601, 690, 736, 774, 659, 746, 456, 53, 502, 778,
    792, 542, 793, 0, 0, 0, 168, 0, 284, 519, 223, 363, 102, 116, 16, 222, 325, 468, 574, 606, 437, 361, 341, 283,
    375, 537, 273, 57, 278, 402, 503, 623, 532, 677, 103, 159, 554, 780, 783, 0, 0, 643, 409, 0, 0, 0, 0, 76, 305,
    551, 299, 0, 87, 560, 575, 0, 311, 110, 29, 700, 753, 0, 0, 0, 126, 0, 0, 0, 0, 200, 254, 472, 79, 527, 0, 189,
    119, 509, 627, 498, 416, 407, 26, 114, 587, 91, 564, 157, 41, 163, 485, 494, 121, 464, 490, 520, 50, 287, 579,
    507, 636, 650, 679, 775, 0, 0, 27, 277, 246, 510, 712, 0, 676, 4, 772, 807, 586, 640, 0, 0, 100, 229, 384, 224,
    313, 360, 179, 553, 107, 386, 572, 599, 604, 212, 424, 64, 487, 39, 217, 667, 754, 787, 799, 680, 77, 234, 374,
    228, 538, 10, 555, 685, 804, 0, 0, 499, 593, 0, 85, 180, 3, 558, 806, 0, 713, 0, 0, 113, 319, 379, 373, 488, 610,
    337, 495, 609, 486, 658, 0, 0, 597, 683, 0, 759, 366, 536, 0, 17, 197, 328, 428, 782, 0, 111, 265, 20, 750, 0, 0,
    259, 0, 440, 0, 0, 0, 239, 673, 372, 508, 134, 475, 791, 651, 128, 203, 256, 303, 808, 448, 725, 797, 276, 786,
    461, 218, 501, 196, 415, 434, 0, 788, 706, 0, 717, 139, 47, 310, 512, 715, 0, 580, 0, 0, 0, 0, 443, 620, 96, 216,
    220, 260, 340, 350, 93, 243, 377, 392, 65, 125, 457, 19, 506, 6, 548, 414, 568, 583, 589, 615, 192, 626, 596, 380,
    529, 52, 552, 633, 634, 591, 275, 267, 245, 198, 592, 605, 327, 639, 646, 760, 257, 770, 794, 761, 117, 324, 43,
    629, 454, 776, 215, 347, 705, 796, 711, 0, 0, 130, 230, 21, 709, 95, 567, 0, 33, 132, 0, 177, 801, 0, 0, 0, 0, 0,
    398, 101, 143, 573, 731, 764, 0, 0, 0, 0, 156, 236, 321, 378, 423, 577, 83, 152, 148, 269, 545, 743, 11, 174, 771,
    0, 304, 54, 0, 182, 763, 63, 271, 244, 288, 194, 30, 62, 0, 655, 142, 40, 367, 612, 660, 181, 539, 657, 693, 696,
    726, 747, 654, 802, 312, 105, 396, 550, 611, 0, 0, 735, 614, 147, 255, 638, 0, 68, 0, 0, 0, 399, 146, 166, 0, 56,
    798, 84, 445, 463, 557, 582, 748, 769, 0, 0, 0, 453, 481, 0, 0, 0, 0, 0, 0, 466, 439, 405, 0, 0, 0, 0, 0, 0, 0,
    427, 186, 34, 281, 323, 417, 625, 365, 404, 661, 594, 419, 684, 129, 25, 258, 24, 595, 718, 0, 0, 420, 262, 18,
    526, 309, 745, 94, 137, 308, 349, 429, 566, 0, 483, 618, 637, 671, 733, 0, 0, 138, 2, 588, 209, 691, 336, 330,
    368, 13, 603, 279, 666, 688, 630, 496, 689, 0, 0, 0, 173, 183, 307, 237, 334, 441, 473, 421, 151, 141, 191, 719,
    343, 0, 0, 0, 59, 738, 0, 346, 0, 0, 433, 0, 0, 0, 233, 412, 210, 335, 477, 607, 0, 452, 169, 89, 300, 302, 469,
    562, 600, 644, 703, 247, 0, 32, 436, 762, 656, 0, 0, 0, 338, 675, 0, 0, 408, 0, 418, 0, 0, 0, 0, 358, 264, 66,
    339, 225, 122, 140, 400, 329, 395, 98, 570, 1, 211, 362, 533, 161, 608, 698, 86, 517, 514, 36, 438, 559, 521, 120,
    631, 702, 758, 768, 387, 773, 779, 790, 0, 171, 298, 75, 35, 99, 331, 547, 8, 406, 571, 92, 14, 430, 565, 0, 48,
    0, 489, 0, 531, 541, 0, 0, 0, 0, 0, 0, 185, 253, 70, 371, 61, 172, 204, 482, 621, 127, 205, 739, 0, 0, 0, 724, 0,
    686, 0, 0, 31, 44, 356, 381, 385, 72, 274, 394, 734, 411, 176, 0, 317, 450, 162, 332, 584, 672, 0, 348, 0, 0, 0,
    390, 0, 710, 342, 619, 0, 295, 0, 118, 652, 0, 497, 0, 0, 0, 351, 413, 153, 252, 632, 669, 721, 0, 0, 124, 0, 0,
    231, 80, 155, 576, 164, 227, 581, 306, 165, 90, 397, 563, 617, 701, 492, 97, 238, 123, 401, 569, 749, 781, 431,
    294, 0, 444, 0, 0, 403, 0, 784, 242, 393, 741, 422, 795, 0, 455, 511, 42, 777, 364, 613, 352, 382, 167, 737, 74,
    207, 292, 296, 195, 202, 681, 765, 789, 55, 478, 0, 0, 345, 648, 756, 0, 0, 0, 144, 682, 0, 0, 69, 0, 0, 0, 133,
    585, 0, 291, 590, 0, 522, 732, 0, 0, 516, 0, 447, 474, 0, 0, 316, 190, 645, 15, 158, 642, 0, 290, 81, 442, 160,
    389, 226, 425, 458, 459, 104, 515, 556, 744, 353, 0, 0, 0, 0, 108, 235, 484, 722, 751, 0, 0, 0, 0, 803, 0, 0, 0,
    695, 0, 376, 282, 0, 530, 320, 707, 670, 38, 106, 145, 170, 178,
};
#else
const uint16_t hectobit_index[HECTOBIT_INDEX_SLOTS] = {
    0, 0, 0, 0, 0, 0, 0, 0, 697, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 767, 805, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 232, 0, 0, 0, 0, 0, 0, 0, 0, 0, 270, 286, 647, 728, 0, 0, 0, 549, 0, 0, 272, 213, 505, 0, 0, 0, 0, 0,
    0, 678, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 289, 333, 0, 0, 0, 318, 293, 9, 0, 0, 251, 0, 0, 692, 250, 0, 0,
    0, 766, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 149, 0, 0, 0, 518, 757, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 504, 476,
    109, 752, 0, 0, 0, 0, 0, 0, 0, 0, 315, 0, 23, 602, 720, 0, 0, 716, 0, 201, 704, 0, 0, 0, 0, 470, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 800, 0, 0, 37, 0, 0, 0, 0, 5, 774, 0, 240, 241, 792, 793, 0, 0, 0, 0, 0, 0, 746, 0, 0, 53, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 677, 0, 0, 0, 325, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 57, 0, 0, 0, 0, 0, 0, 103, 554,
    0, 0, 0, 0, 0, 0, 409, 0, 0, 0, 0, 0, 0, 0, 0, 0, 575, 0, 0, 0, 700, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 119, 627, 0, 498, 416, 775, 0, 0, 0, 0, 0, 157, 485, 579, 0, 0, 0, 0, 0, 0, 0, 287, 0, 0, 0, 0, 0, 0,
    0, 0, 27, 0, 246, 0, 0, 0, 676, 0, 0, 0, 0, 0, 0, 0, 553, 0, 0, 799, 0, 0, 179, 0, 386, 667, 0, 0, 0, 0, 0, 0, 0,
    39, 0, 0, 0, 0, 0, 680, 0, 538, 374, 228, 804, 0, 0, 0, 0, 0, 0, 593, 0, 0, 0, 0, 0, 0, 0, 0, 713, 0, 0, 319, 0,
    0, 0, 0, 0, 0, 0, 0, 486, 0, 0, 0, 0, 0, 0, 0, 366, 0, 0, 0, 328, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    239, 791, 808, 0, 0, 0, 0, 651, 0, 0, 0, 0, 0, 448, 797, 0, 0, 0, 501, 0, 0, 0, 0, 0, 0, 0, 706, 0, 0, 0, 0, 0, 0,
    0, 0, 580, 0, 0, 0, 0, 0, 0, 96, 568, 0, 0, 0, 0, 0, 0, 0, 457, 615, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    380, 634, 0, 0, 0, 0, 0, 0, 267, 770, 0, 0, 0, 327, 0, 0, 0, 0, 0, 0, 0, 0, 0, 43, 629, 0, 0, 705, 0, 0, 0, 0, 0,
    0, 130, 230, 21, 709, 0, 0, 0, 0, 0, 0, 0, 801, 0, 0, 0, 0, 0, 0, 101, 573, 764, 0, 0, 0, 0, 0, 0, 236, 0, 0, 0,
    0, 0, 0, 152, 0, 0, 0, 0, 174, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 288, 0, 0, 0, 0, 0, 0, 0, 0, 0, 696, 0, 657, 0, 0,
    0, 0, 0, 0, 0, 396, 0, 0, 0, 0, 0, 0, 0, 614, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 481, 0, 0, 0, 0, 0, 0, 0, 466, 0, 0, 0, 0, 0, 0, 0, 0, 0, 427, 281, 0, 0, 0, 625, 0, 0, 0, 0, 0, 0, 0, 595,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 745, 137, 429, 0, 0, 0, 0, 0, 0, 0, 671, 0, 0, 0, 0, 588, 0, 0, 0, 0, 336,
    330, 689, 13, 666, 0, 0, 0, 630, 496, 0, 0, 0, 0, 334, 441, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 452, 302, 0, 0, 0, 0, 644, 703, 0, 0, 247, 0, 32, 0, 762, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 358, 264, 66, 758, 0, 0, 0, 0, 0, 0, 98, 570, 362, 608, 702, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 35, 547, 0, 0, 8, 0, 0, 92, 565, 0, 0, 0, 0, 0, 489, 0, 0, 541, 0, 0,
    0, 0, 0, 0, 185, 0, 0, 0, 482, 172, 0, 0, 0, 205, 0, 739, 0, 0, 0, 0, 0, 0, 0, 0, 44, 356, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 342, 0, 0, 0, 0, 118, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 80, 0, 0, 0, 0, 0, 0, 165, 701, 0, 0, 0, 0, 0, 97, 569, 0, 0, 0, 0, 0, 0, 294, 0, 444, 0, 0, 0, 0, 0,
    0, 0, 0, 422, 0, 0, 0, 0, 0, 0, 0, 0, 352, 0, 0, 0, 296, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 590, 0, 0, 0, 0, 0, 0, 0, 0, 474, 0, 0, 0, 316, 190, 0, 0, 158, 0, 0, 0, 0, 442,
    160, 425, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 235, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 707, 0,
    0, 670, 0, 0, 0, 451, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 135, 546, 665, 0, 0, 0, 0, 0, 0, 326, 0, 0, 462, 0, 0,
    314, 0, 0, 0, 0, 0, 0, 0, 663, 0, 0, 0, 0, 0, 0, 480, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 73, 0, 0, 206, 150,
    0, 525, 0, 0, 0, 131, 136, 723, 0, 641, 0, 0, 0, 699, 668, 0, 523, 0, 0, 0, 0, 0, 0, 268, 0, 649, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 45, 0, 354, 0, 0, 0, 0, 0, 0, 391, 0, 0, 0, 0, 0, 0, 446, 0, 0, 0, 0, 82, 544, 449, 357, 0,
    0, 0, 0, 0, 0, 687, 742, 0, 0, 0, 0, 0, 0, 285, 0, 0, 0, 0, 0, 0, 0, 0, 785, 0, 0, 0, 0, 0, 0, 426, 0, 0, 0, 0, 0,
    199, 0, 0, 0, 0, 616, 67, 0, 0, 534, 0, 0, 0, 0, 0, 0, 0, 0, 175, 0, 0, 359, 0, 0, 0, 0, 0, 540, 690, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 168, 0, 284, 0, 0, 0, 0, 0, 0, 0, 783, 0, 0, 0, 437, 623, 0, 0, 0, 0, 0, 0,
    278, 402, 0, 0, 532, 0, 0, 159, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 305, 0, 0, 0, 87, 560, 0, 0, 0, 0, 29, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 79, 0, 0, 0, 509, 0, 0, 0, 0, 0, 26, 0, 650, 0, 0, 0, 0, 0, 0, 0, 679, 0, 0, 520,
    50, 0, 0, 507, 0, 0, 0, 0, 0, 0, 0, 277, 0, 0, 0, 0, 0, 807, 0, 0, 0, 0, 0, 0, 0, 0, 787, 0, 0, 0, 599, 0, 107,
    754, 0, 0, 0, 0, 424, 64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 499, 0, 0, 180, 0, 0, 0, 0, 0,
    0, 0, 0, 113, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 597, 0, 0, 759, 0, 536, 0, 17, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0,
    0, 0, 440, 0, 0, 0, 0, 673, 0, 0, 0, 0, 0, 0, 128, 0, 0, 0, 0, 0, 0, 0, 276, 786, 461, 0, 0, 196, 415, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 715, 0, 0, 0, 0, 0, 0, 443, 0, 216, 220, 646, 0, 0, 392, 93, 243, 377, 548, 125, 506, 583, 589,
    633, 794, 0, 414, 760, 0, 0, 0, 0, 0, 596, 529, 0, 0, 0, 0, 0, 591, 0, 0, 245, 198, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    761, 0, 0, 0, 0, 0, 0, 215, 347, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 0, 0, 398, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 771, 0, 0, 0, 0, 0, 0, 0, 0, 0, 244, 0, 0, 0, 62, 0, 0,
    0, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 735, 0, 0, 0, 0, 0, 0, 0, 0, 0, 399, 0, 0, 0, 0,
    0, 84, 445, 557, 0, 0, 0, 0, 0, 0, 0, 453, 0, 0, 0, 0, 0, 0, 0, 0, 0, 405, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 661,
    0, 0, 365, 0, 0, 0, 419, 684, 0, 0, 0, 24, 0, 0, 0, 0, 420, 526, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 483, 618, 0, 0,
    733, 0, 0, 0, 0, 0, 0, 691, 0, 0, 0, 0, 688, 279, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 473, 0, 719, 0, 0, 421, 0, 0, 0,
    0, 0, 0, 0, 0, 59, 0, 0, 0, 0, 0, 433, 0, 0, 0, 0, 0, 210, 335, 0, 0, 0, 0, 169, 600, 469, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 656, 0, 0, 0, 0, 0, 0, 0, 0, 0, 418, 0, 0, 0, 0, 698, 0, 0, 0, 0, 140, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 161,
    0, 0, 0, 0, 0, 0, 438, 0, 0, 0, 0, 0, 0, 0, 387, 0, 0, 0, 0, 0, 0, 75, 0, 331, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 531, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 724, 0, 686, 0, 0, 0, 0, 0, 0, 394,
    72, 274, 0, 0, 0, 176, 0, 317, 0, 332, 0, 0, 0, 0, 348, 0, 0, 0, 390, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 497, 0, 0, 0,
    669, 0, 252, 0, 0, 0, 0, 0, 0, 0, 0, 0, 231, 0, 0, 0, 0, 0, 581, 306, 0, 90, 563, 0, 0, 0, 0, 0, 401, 0, 781, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 403, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 789, 0, 0, 0, 0, 0, 0, 737, 74, 292, 0, 0, 195, 0, 0,
    0, 0, 478, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 682, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 522, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 645, 0, 15, 642, 0, 0, 0, 81, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 484, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 376, 0, 0, 0, 320, 0, 0, 38, 106, 145, 170, 479, 491, 624, 0, 0, 0, 598, 0, 0, 0, 0, 674, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 297, 0, 0, 0, 0, 0, 0, 0, 0, 88, 561, 0, 0, 78, 208, 628, 0, 0, 0, 0, 0, 0, 0, 322, 0, 261, 0,
    0, 46, 0, 188, 0, 263, 0, 58, 0, 0, 0, 727, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 662, 0, 0, 0, 344, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 154, 578, 460, 0, 0, 0, 0, 0, 0, 0, 115, 0, 0, 0, 7, 248, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 664, 0, 0, 0, 0, 0, 0, 0, 370, 0, 635,
    187, 0, 0, 0, 467, 0, 0, 0, 0, 0, 0, 0, 410, 0, 0, 0, 0, 0, 0, 0, 435, 193, 0, 0, 0, 0, 0, 0, 736, 0, 71, 601, 0,
    0, 22, 0, 0, 0, 0, 0, 0, 0, 0, 456, 778, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 519, 606, 363, 116, 0, 0, 0, 0, 0, 0, 0,
    0, 361, 341, 780, 0, 0, 273, 0, 503, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 76, 551, 0, 299, 0, 0,
    0, 0, 0, 311, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 254, 527, 0, 0, 0, 189, 0, 0, 0, 587, 0, 0, 0, 0, 636, 0, 0,
    0, 0, 0, 0, 0, 121, 464, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 712, 0, 510, 0, 0, 0, 0, 4, 772, 0, 0, 640, 0, 0, 0,
    0, 0, 224, 604, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 234, 0, 0, 0, 0, 0, 685, 0, 0, 0, 0,
    0, 0, 85, 558, 0, 0, 0, 0, 0, 0, 0, 0, 379, 610, 0, 0, 0, 337, 495, 609, 658, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 782,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 372, 0, 475, 0, 0, 0, 0, 303, 0, 0, 0, 0, 725, 0, 0, 0,
    0, 218, 0, 0, 0, 0, 0, 0, 0, 0, 717, 139, 512, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 620, 0, 639, 0, 340, 0, 350, 0, 0, 0,
    0, 65, 0, 0, 19, 0, 0, 0, 0, 0, 0, 0, 0, 192, 0, 0, 0, 552, 0, 0, 0, 0, 0, 275, 796, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 454, 776, 0, 0, 0, 0, 711, 0, 0, 0, 0, 0, 0, 95, 567, 0, 0, 0, 0, 177, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 321, 0, 0, 0, 423, 0, 0, 0, 269, 0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 63, 271, 0, 0, 194,
    0, 0, 0, 655, 660, 612, 726, 0, 0, 0, 539, 0, 747, 0, 0, 0, 654, 0, 312, 105, 550, 0, 0, 0, 0, 0, 638, 147, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 166, 0, 56, 0, 0, 463, 582, 0, 0, 769, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 186, 34, 417, 0, 0, 0, 0, 404, 0, 0, 0, 0, 129, 0, 258, 0, 0, 0, 0, 0, 0, 0, 18, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 637, 0, 0, 0, 0, 0, 0, 138, 2, 0, 209, 0, 603, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 307, 0, 0, 237,
    0, 0, 0, 0, 0, 141, 191, 0, 343, 0, 0, 0, 0, 738, 0, 346, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 89, 300,
    562, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 408, 0, 0, 0, 0, 0, 0, 400, 0, 339, 0, 225, 122, 0, 0,
    0, 0, 0, 0, 1, 211, 773, 0, 0, 0, 0, 86, 517, 514, 36, 559, 631, 0, 120, 0, 0, 0, 768, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    99, 571, 0, 406, 0, 0, 0, 14, 430, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 371, 70, 0, 204, 0, 0, 0, 0, 127,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 734, 385, 0, 0, 0, 0, 0, 0, 411, 0, 0, 0, 450, 584, 672, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 619, 0, 0, 0, 0, 0, 652, 0, 0, 0, 0, 0, 0, 632, 0, 0, 0, 721, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 397,
    749, 0, 0, 0, 0, 492, 0, 0, 123, 0, 0, 0, 0, 431, 0, 0, 0, 0, 0, 0, 0, 784, 242, 393, 795, 0, 0, 0, 0, 0, 0, 0,
    364, 0, 382, 765, 167, 0, 0, 207, 0, 0, 0, 0, 0, 0, 0, 55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 144, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 291, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 290, 0, 515, 0, 458, 226, 459, 0, 0, 104, 556,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 722, 0, 0, 0, 0, 0, 803, 0, 0, 0, 0, 0, 0, 282, 0, 530, 0, 0, 0, 0, 178, 0, 0, 694,
    0, 513, 0, 0, 524, 0, 0, 0, 249, 0, 0, 184, 383, 388, 432, 0, 0, 0, 0, 0, 0, 535, 0, 0, 0, 60, 0, 0, 622, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 51, 543, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    500, 0, 0, 0, 0, 0, 214, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 301, 653, 730, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 369, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 221, 0, 0, 0, 0, 0, 0, 0, 493, 708, 0, 0, 0, 0, 0, 0, 355, 0, 0, 0, 0, 0,
    219, 0, 49, 0, 0, 0, 0, 0, 0, 0, 755, 528, 0, 0, 0, 0, 740, 0, 0, 0, 0, 0, 729, 0, 0, 0, 112, 0, 0, 0, 0, 280,
    714, 465, 0, 266, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 471, 0, 0, 0, 0, 0, 659, 0, 0, 0, 502, 0, 0, 542, 0, 0, 0, 0,
    0, 0, 0, 0, 223, 0, 102, 574, 16, 222, 0, 468, 0, 0, 537, 0, 0, 283, 375, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 643, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 110, 753, 0, 0, 0, 0, 0, 126, 0, 0, 0, 0, 200, 472, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 407, 0, 114, 0, 91, 564, 163, 41, 494, 0, 0, 490, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 586, 0, 0, 0, 100, 229, 384, 313, 572, 360, 0, 0, 0, 0, 0, 0, 0, 212, 0, 0, 487,
    0, 217, 0, 0, 0, 0, 0, 77, 555, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 806, 0, 0, 0, 0, 0, 0, 0, 0, 373,
    488, 0, 0, 0, 0, 0, 0, 0, 0, 683, 0, 0, 0, 0, 0, 0, 197, 428, 0, 0, 0, 0, 111, 265, 750, 0, 0, 0, 259, 0, 0, 0, 0,
    0, 0, 0, 0, 508, 134, 0, 0, 0, 0, 203, 256, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 434, 0, 0, 0, 788, 0, 0, 0, 0, 47, 310,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 260, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 626, 0, 0, 0, 0, 0,
    52, 0, 0, 0, 0, 0, 592, 0, 0, 0, 605, 0, 0, 0, 0, 257, 0, 0, 0, 117, 324, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 132, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 143, 0, 731, 0, 0, 0, 0, 0, 156, 577, 0, 378, 0, 0, 83, 545,
    148, 743, 0, 0, 0, 0, 0, 0, 304, 0, 0, 182, 763, 0, 0, 0, 0, 0, 30, 0, 0, 0, 142, 367, 0, 0, 0, 181, 0, 693, 802,
    0, 0, 0, 0, 0, 0, 0, 0, 611, 0, 0, 0, 0, 0, 0, 0, 0, 0, 68, 0, 0, 0, 0, 146, 0, 0, 798, 0, 0, 0, 0, 0, 748, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 439, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 323, 0, 0, 0, 718, 0, 0, 0, 594, 0, 0, 0,
    25, 0, 0, 0, 0, 0, 0, 0, 262, 0, 0, 309, 0, 94, 566, 308, 349, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    368, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 173, 183, 0, 0, 0, 0, 0, 0, 151, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 233, 412, 477, 607, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 436, 0, 0, 0, 0, 0, 0, 338, 675, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 329, 395, 0, 0, 0, 533, 779, 0, 0, 0, 0, 0, 0, 0, 0, 790, 0, 521,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 171, 298, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 253, 621, 0, 61, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 31, 0, 381, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    162, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 710, 0, 0, 0, 295, 0, 0, 0, 0, 0, 0, 0, 0, 351, 413, 153, 0, 0, 0, 0, 0, 0,
    124, 0, 0, 0, 155, 576, 0, 164, 227, 0, 0, 0, 0, 617, 0, 0, 0, 0, 238, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 741, 0, 0, 0, 0, 455, 511, 42, 777, 0, 613, 0, 0, 0, 0, 0, 0, 0, 0, 202, 681, 0, 0, 0, 0, 0, 0, 0, 345, 648,
    756, 0, 0, 0, 0, 0, 0, 0, 69, 0, 0, 0, 133, 585, 0, 0, 0, 0, 732, 0, 0, 0, 516, 0, 447, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 389, 744, 0, 0, 0, 0, 0, 0, 0, 0, 353, 0, 0, 0, 0, 108, 751, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 695, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
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
    0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 5, 0, 0, 7, 9, 0, 0, 11, 14,
    0, 0, 0, 0, 0, 0, 0, 0, 18, 0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 26, 29, 0, 0, 0, 0, 0, 31, 0, 34, 37, 0, 0, 0, 0, 39,
    0, 0, 41, 0, 0, 0, 0, 0, 0, 43, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 46, 0, 0, 0, 0, 48, 52, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 54, 0, 0, 0, 0, 0, 0, 56, 58, 0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64, 0, 66, 0, 0, 0, 68, 70,
    0, 0, 0, 72, 0, 74, 76, 0, 0, 0, 0, 0, 0, 78, 0, 0, 0, 80, 0, 0, 82, 0, 85, 87, 0, 0, 0, 0, 90, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 93, 0, 0, 97, 0, 0, 0, 0, 0, 0, 100, 0, 0, 103, 0, 0, 108, 0, 0, 0, 0, 111,
    0, 113, 115, 0, 0, 118, 120, 0, 0, 0, 0, 0, 0, 0, 0, 122, 0, 0, 0, 0, 0, 0, 0, 0, 124, 0, 127, 0, 130, 0, 0, 0, 0,
    0, 132, 0, 0, 0, 0, 135, 0, 138, 0, 0, 0, 0, 0, 0, 0, 140, 0, 0, 0, 0, 144, 0, 0, 0, 0, 0, 0, 150, 0, 0, 0, 0, 0,
    0, 0, 0, 154, 0, 0, 0, 0, 0, 156, 0, 0, 0, 0, 0, 158, 0, 0, 0, 0, 161, 0, 0, 0, 0, 163, 0, 0, 165, 0, 0, 0, 0, 0,
    0, 0, 0, 167, 169, 0, 0, 0, 0, 0, 0, 173, 175, 0, 0, 177, 0, 0, 179, 0, 0, 0, 0, 0, 0, 0, 0, 0, 182, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 185, 0, 188, 0, 0, 0, 190, 0, 0, 193, 0, 0, 0, 195, 0, 0, 198, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200, 0,
    0, 0, 0, 0, 202, 0, 0, 204, 208, 0, 0, 0, 210, 0, 0, 0, 0, 212, 0, 0, 0, 216, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 218, 0, 220, 222, 0, 0, 0, 0, 0, 0, 0, 0, 224, 226, 0, 0, 0, 0, 0, 0, 0, 0, 0, 228, 231, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 233, 0, 0, 0, 0, 0, 0, 0, 235, 0, 0, 0, 237, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 242, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 244, 0, 0, 0, 246, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};

const hectobit_pair hectobit_pairs[HECTOBIT_PAIRS] = {
    {{0}, 0, 0}, {". ", 2, 122}, {{0}, 0, 0}, {"al", 2, 137}, {{0}, 0, 0}, {"qu", 2, 228}, {{0}, 0, 0},
    {"ne", 2, 154}, {{0}, 0, 0}, {"oo", 2, 227}, {{0}, 0, 0}, {"and ", 4, 107}, {"an", 2, 129}, {{0}, 0, 0},
    {"matrix.", 7, 205}, {"matrix", 6, 99}, {"ma", 2, 157}, {{0}, 0, 0}, {"on ", 3, 176}, {"on", 2, 131}, {{0}, 0, 0},
    {"org.matrix.msc", 14, 96}, {"org.matrix.", 11, 97}, {"org.", 4, 224}, {"or", 2, 133}, {{0}, 0, 0},
    {"message", 7, 195}, {"me", 2, 148}, {{0}, 0, 0}, {"e ", 2, 116}, {{0}, 0, 0}, {"s ", 2, 115}, {"ar", 2, 138},
    {{0}, 0, 0}, {"ation", 5, 103}, {"at", 2, 132}, {{0}, 0, 0}, {"ou", 2, 145}, {{0}, 0, 0}, {"ch", 2, 158},
    {{0}, 0, 0}, {"Cannot ", 7, 211}, {{0}, 0, 0}, {"room", 4, 192}, {"ro", 2, 151}, {{0}, 0, 0},
    {"does not ", 9, 215}, {{0}, 0, 0}, {"content.", 8, 222}, {"t ", 2, 117}, {"co", 2, 150}, {{0}, 0, 0},
    {"le", 2, 147}, {{0}, 0, 0}, {"Unknown ", 8, 209}, {{0}, 0, 0}, {"User ", 5, 207}, {{0}, 0, 0}, {"ri", 2, 152},
    {{0}, 0, 0}, {"die ", 4, 245}, {"la", 2, 156}, {"di", 2, 168}, {{0}, 0, 0}, {".m.", 3, 201}, {{0}, 0, 0},
    {"://", 3, 234}, {{0}, 0, 0}, {".org", 4, 202}, {{0}, 0, 0}, {"key", 3, 197}, {{0}, 0, 0}, {"si", 2, 167},
    {{0}, 0, 0}, {"ei", 2, 243}, {{0}, 0, 0}, {"for ", 4, 177}, {{0}, 0, 0}, {".relates_to", 11, 223}, {{0}, 0, 0},
    {"ss", 2, 163}, {{0}, 0, 0}, {"er ", 3, 112}, {"er", 2, 181}, {{0}, 0, 0}, {"a ", 2, 125}, {{0}, 0, 0},
    {"es ", 3, 114}, {"es", 2, 182}, {{0}, 0, 0}, {"Invalid ", 8, 210}, {"o ", 2, 123}, {{0}, 0, 0},
    {"encrypt", 7, 232}, {"ent", 3, 111}, {"en", 2, 134}, {{0}, 0, 0}, {"ich ", 4, 242}, {"ic", 2, 160}, {{0}, 0, 0},
    {"tion", 4, 109}, {"ti", 2, 142}, {{0}, 0, 0}, {"that ", 5, 190}, {"this ", 5, 191}, {"the ", 4, 105},
    {"th", 2, 127}, {{0}, 0, 0}, {"und ", 4, 246}, {"un", 2, 164}, {{0}, 0, 0}, {"d ", 2, 118}, {{0}, 0, 0},
    {"user", 4, 193}, {{0}, 0, 0}, {"event_", 6, 200}, {"event", 5, 194}, {{0}, 0, 0}, {"r ", 2, 124}, {{0}, 0, 0},
    {"st", 2, 139}, {{0}, 0, 0}, {" the ", 5, 106}, {{0}, 0, 0}, {"have ", 5, 189}, {"ha", 2, 159}, {{0}, 0, 0},
    {"to ", 3, 172}, {"to", 2, 140}, {{0}, 0, 0}, {"he", 2, 128}, {{0}, 0, 0}, {"version", 7, 231}, {"ve", 2, 146},
    {{0}, 0, 0}, {", \"", 3, 233}, {", ", 2, 121}, {{0}, 0, 0}, {"uk.tcpip.", 9, 229}, {{0}, 0, 0},
    {"io.element.", 11, 225}, {"ion ", 4, 110}, {"io", 2, 184}, {{0}, 0, 0}, {"in room ", 8, 220},
    {"invalid", 7, 212}, {"ing ", 4, 104}, {"in ", 3, 175}, {"in", 2, 126}, {{0}, 0, 0}, {"is not ", 7, 219},
    {"is ", 3, 174}, {"is", 2, 135}, {{0}, 0, 0}, {"\303\244", 2, 236}, {{0}, 0, 0}, {"ta", 2, 165}, {{0}, 0, 0},
    {"m.key.verificat", 15, 102}, {"m.room.", 7, 98}, {{0}, 0, 0}, {"Missing ", 8, 213}, {{0}, 0, 0}, {"il", 2, 161},
    {{0}, 0, 0}, {"\303\237", 2, 239}, {{0}, 0, 0}, {"te", 2, 143}, {{0}, 0, 0}, {"with ", 5, 187}, {"with", 4, 186},
    {"wi", 2, 185}, {{0}, 0, 0}, {" and ", 5, 108}, {{0}, 0, 0}, {"n ", 2, 119}, {{0}, 0, 0}, {".com", 4, 203},
    {{0}, 0, 0}, {"https://", 8, 100}, {"http://", 7, 101}, {{0}, 0, 0}, {"you ", 4, 179}, {"you", 3, 178},
    {{0}, 0, 0}, {"www.", 4, 204}, {"ee", 2, 226}, {{0}, 0, 0}, {"\303\251", 2, 238}, {{0}, 0, 0}, {"server", 6, 206},
    {"se", 2, 144}, {{0}, 0, 0}, {"it", 2, 136}, {{0}, 0, 0}, {"ed ", 3, 113}, {"ed", 2, 183}, {{0}, 0, 0},
    {"sch", 3, 241}, {{0}, 0, 0}, {"sa", 2, 166}, {{0}, 0, 0}, {"ll", 2, 162}, {{0}, 0, 0}, {"required", 8, 217},
    {"re", 2, 130}, {"\303\274", 2, 237}, {{0}, 0, 0}, {"_session", 8, 230}, {{0}, 0, 0}, {"must be ", 8, 216},
    {{0}, 0, 0}, {"device", 6, 196}, {"der ", 4, 244}, {"de", 2, 149}, {{0}, 0, 0}, {"li", 2, 153}, {{0}, 0, 0},
    {"ra", 2, 155}, {{0}, 0, 0}, {"\303\266", 2, 235}, {{0}, 0, 0}, {"nt", 2, 141}, {{0}, 0, 0},
    {"\360\237\221\215", 4, 240}, {{0}, 0, 0}, {"_key", 4, 199}, {{0}, 0, 0}, {"_id", 3, 198}, {"ce", 2, 169},
    {{0}, 0, 0}, {"Event ", 6, 221}, {{0}, 0, 0}, {"ly ", 3, 180}, {{0}, 0, 0}, {"permission", 10, 218}, {{0}, 0, 0},
    {"not found", 9, 214}, {"not ", 4, 188}, {"no ", 3, 171}, {"no", 2, 170}, {{0}, 0, 0}, {"y ", 2, 120},
    {{0}, 0, 0}, {"Room ", 5, 208}, {{0}, 0, 0}, {"of ", 3, 173}, {{0}, 0, 0},
};
#endif
