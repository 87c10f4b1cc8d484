"""Who is called and who has it: ladders, pings, taking, handing over, media."""
