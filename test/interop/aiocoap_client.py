"""An aiocoap client that does one thing and prints what it saw as lines of JSON.

usage: aiocoap_client.py observe URI COUNT     prints the first state and COUNT notifications, then cancels
       aiocoap_client.py METHOD URI SZX BYTES  sends so many bytes with blocks of 16 * 2**SZX; asks for such blocks too
"""

import asyncio
import json
import sys

from aiocoap import Context, Message
from aiocoap.numbers import codes
from aiocoap.optiontypes import BlockOption


def text(size):
    whole, i = "", 0
    while len(whole) < size:
        whole += f"{i} green bottles, "
        i += 1
    return whole[:size].encode()


def say(**what):
    print(json.dumps(what), flush=True)


async def observe(context, uri, count):
    request = context.request(Message(code=codes.GET, uri=uri, observe=0), handle_blockwise=False)
    first = await request.response
    say(code=first.code.dotted, payload=first.payload.decode(), observing=first.opt.observe is not None)
    seen = 0
    async for state in request.observation:
        say(code=state.code.dotted, payload=state.payload.decode())
        seen += 1
        if seen == count:
            break
    request.observation.cancel()
    say(cancelled=True)
    # It tells the server by refusing the next notification; it must live until that comes.
    await asyncio.sleep(1)


async def transfer(context, method, uri, szx, size):
    message = Message(code=getattr(codes, method), uri=uri, payload=text(size))
    message.remote.maximum_block_size_exp = szx
    if size == 0:
        message.opt.block2 = BlockOption.BlockwiseTuple(0, False, szx)
    response = await context.request(message).response
    say(
        code=response.code.dotted,
        payload=response.payload.decode(),
        location=list(response.opt.location_path),
    )


async def main():
    context = await Context.create_client_context()
    try:
        if sys.argv[1] == "observe":
            await observe(context, sys.argv[2], int(sys.argv[3]))
        else:
            await transfer(context, sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    finally:
        await context.shutdown()


asyncio.run(asyncio.wait_for(main(), 40))
