"""A session of matrix-nio: what this library sends and how. Standard input: JSON with base, user, password, other
(a user ID), room (an ID), alias, texts and device. Refusals are answers like any other."""
import asyncio
import io
import json
import sys

from nio import AsyncClient, AsyncClientConfig, ReceiptType, RoomPreset, RoomVisibility
from nio.api import MessageDirection, PushRuleKind
from nio.api import ResizingMethod
from nio.events.room_events import Event  # noqa: F401 (its import checks that the schemas are there)


async def talk(client, room, texts):
    events = []
    for body in texts:
        await client.room_typing(room, True, 15000)
        sent = await client.room_send(room, "m.room.message", {"msgtype": "m.text", "body": body})
        events.append(getattr(sent, "event_id", ""))
        await client.room_typing(room, False)
        await client.sync(timeout=100)
    last = events[-1]
    await client.room_send(
        room,
        "m.reaction",
        {"m.relates_to": {"rel_type": "m.annotation", "event_id": last, "key": "👍"}},
    )
    await client.room_read_markers(room, last, last)
    await client.update_receipt_marker(room, last, ReceiptType.read)
    await client.room_get_event(room, last)
    await client.room_context(room, last, 4)
    await client.room_redact(room, events[0], "typo")


async def read(client, room):
    await client.joined_rooms()
    await client.joined_members(room)
    await client.room_get_state(room)
    await client.room_get_state_event(room, "m.room.name")
    first = await client.room_messages(room, limit=8)
    await client.room_messages(room, first.end, direction=MessageDirection.back, limit=5)
    await client.get_profile()
    await client.get_displayname()
    await client.get_avatar()
    await client.get_presence(client.user_id)
    await client.devices()
    await client.whoami()
    await client.content_repository_config()
    await client.list_public_rooms(limit=5)
    await client.get_openid_token(client.user_id)


async def manage(client, data):
    made = await client.room_create(
        visibility=RoomVisibility.private,
        name=data["texts"][0][:40],
        topic=data["texts"][1],
        preset=RoomPreset.trusted_private_chat,
        invite=[data["other"]],
        room_version="10",
    )
    room = made.room_id
    await client.room_put_state(room, "m.room.topic", {"topic": data["texts"][2]})
    await client.room_put_alias(data["alias"], room)
    await client.room_resolve_alias(data["alias"])
    await client.room_get_visibility(room)
    await client.room_kick(room, data["other"], "test over")
    await client.room_ban(room, data["other"])
    await client.room_unban(room, data["other"])
    await client.room_invite(room, data["other"])
    await client.room_delete_alias(data["alias"])
    await client.room_leave(room)
    await client.room_forget(room)
    await client.room_forget("!none:" + data["user"].split(":", 1)[1])
    await client.join("!none:" + data["user"].split(":", 1)[1])


async def settings(client, data):
    await client.set_displayname(data["name"])
    await client.set_presence("online", data["texts"][3])
    await client.upload_filter(room={"timeline": {"limit": 5}}, presence={"types": []})
    await client.set_pushrule("global", PushRuleKind.content, "nio-rule", pattern="nio", actions=[])
    await client.enable_pushrule("global", PushRuleKind.content, "nio-rule", False)
    await client.delete_pushrule("global", PushRuleKind.content, "nio-rule")
    await client.update_device(client.device_id, {"display_name": data["device"]})
    await client.upload(io.BytesIO(b"a,b\n1,2\n"), "text/csv", "numbers.csv", filesize=8)
    await client.thumbnail(data["user"].split(":", 1)[1], "NoSuchMedia", 32, 32, ResizingMethod.scale)


async def main():
    data = json.load(sys.stdin)
    client = AsyncClient(data["base"], data["user"], config=AsyncClientConfig(max_limit_exceeded=0, max_timeouts=0))
    try:
        await client.login_info()
        await client.discovery_info()
        await client.login("not the password", device_name=data["device"])
        await client.login(data["password"], device_name=data["device"])
        await client.sync(timeout=0, full_state=True)
        await client.join(data["room"])
        await talk(client, data["room"], data["texts"])
        await read(client, data["room"])
        await manage(client, data)
        await settings(client, data)
        await client.sync(timeout=500)
        await client.logout()
    finally:
        await client.close()


asyncio.run(main())
