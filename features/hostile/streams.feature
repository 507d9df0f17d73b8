Feature: A stream is changed on its way to the destination

  Between two hosts a stream is in the hands of others. The destination loads it
  into a device that does DMA.

  @clause:sec-stream
  Rule: What is not whole is refused

    Scenario Outline: A stream is cut short by a byte
      Given a saved guest with device "<device>"
      And a destination with "<device>"
      And a neighbour of "<device>" who uses "nic1"
      When the destination takes the stream of "<device>", cut short by a byte
      Then the destination refuses it
      And nobody else has noticed

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | hpre0  |
        | nic0   |

    Scenario Outline: A stream is cut inside its first bytes
      Given a saved guest with device "<device>"
      And a destination with "<device>"
      And a neighbour of "<device>" who uses "nic1"
      When the destination takes the stream of "<device>", cut inside its first bytes
      Then the destination refuses it
      And nobody else has noticed

      Examples:
        | device |
        | zip0   |
        | nic0   |

    Scenario Outline: A stream loses its last segment
      Given a saved guest with device "<device>"
      And a destination with "<device>"
      And a neighbour of "<device>" who uses "nic1"
      When the destination takes the stream of "<device>", without its last segment
      Then the destination refuses it
      And nobody else has noticed

      Examples:
        | device |
        | zip0   |
        | nic0   |

    Scenario Outline: A stream gets a byte too many
      Given a saved guest with device "<device>"
      And a destination with "<device>"
      And a neighbour of "<device>" who uses "nic1"
      When the destination takes the stream of "<device>", with a byte too many
      Then the destination refuses it
      And nobody else has noticed

      Examples:
        | device |
        | zip0   |
        | nic0   |

    Scenario: A stream begins with another mark
      Given a saved guest with device "nic0"
      And a destination with "nic0"
      And a neighbour of "nic0" who uses "nic1"
      When the destination takes the stream of "nic0", with its first byte changed
      Then the destination refuses it
      And nobody else has noticed

    @clause:acc-match-device
    Scenario Outline: The stream of another engine is replayed
      Given a saved guest with device "<from>"
      And a destination with "<to>"
      And a neighbour of "<to>" who uses "nic1"
      When the destination takes the stream of "<from>" for "<to>"
      Then the destination refuses it
      And nobody else has noticed

      Examples:
        | from  | to    |
        | sec0  | zip0  |
        | zip0  | hpre0 |
        | hpre0 | sec0  |
        | nic0  | zip0  |
        | zip0  | nic0  |

    @clause:acc-match-queues
    Scenario: A stream names another number of queues
      Given a saved guest with device "zip0"
      And a destination VMM that waits for "zip0"
      And a neighbour of "zip0" who uses "nic1"
      When it receives the match data of "zip0" with QP_NUM changed
      Then it is refused with EINVAL
      And nobody else has noticed

    @clause:acc-match-doorbells
    Scenario: A stream names other doorbell pages
      Given a saved guest with device "zip0"
      And a destination VMM that waits for "zip0"
      And a neighbour of "zip0" who uses "nic1"
      When it receives the match data of "zip0" with QUE_ISO_CFG changed
      Then it is refused with EINVAL
      And nobody else has noticed

  @clause:security-stream-confined
  Rule: What is accepted reaches nothing but what its owner has mapped

    Scenario Outline: Each of the first 200 bytes of a stream is changed in turn
      Given a saved guest with device "<device>"
      And a destination with "<device>"
      And a neighbour of "<device>" who uses "nic1"
      When the destination takes the stream of "<device>" with each of its first 200 bytes changed in turn
      Then most of these are refused
      And nobody else has noticed

      Examples:
        | device |
        | zip0   |
        | nic0   |

    Scenario: The stream of another virtual function of the same kind is replayed
      Given a saved guest with device "zip1"
      And a destination with "zip0"
      And a neighbour of "zip0" who uses "nic1"
      When the destination takes the stream of "zip1" for "zip0"
      Then the destination takes it
      And nobody else has noticed

    Scenario: The rings of a stream lie in the memory of a neighbour
      Given a saved guest with device "zip0"
      And a destination with "zip0"
      And a neighbour of "zip0" who uses "nic1"
      When the destination takes the stream of "zip0" with its rings in the memory of the neighbour
      Then the destination takes it
      And a DMA of "zip0" ended in a fault
      And each DMA of "zip0" was translated, or ended in a fault
      And nobody else has noticed

  @clause:security-stream-split
  Rule: How it is cut into writes makes no difference

    Scenario Outline: A stream arrives byte by byte
      Given a saved guest with device "<device>"
      And a destination with "<device>"
      When the destination takes the stream of "<device>" byte by byte
      Then the destination takes it
      And "<device>" is running

      Examples:
        | device |
        | zip0   |
        | nic0   |

  Rule: The window ends where it ends

    @clause:security-window-places
    Scenario Outline: Data are written at places that do not exist
      Given a saved guest with device "<device>"
      And a destination with "<device>"
      And a neighbour of "<device>" who uses "nic1"
      When the destination writes the data of "<device>" at places that do not exist
      Then each of these is refused
      And nobody else has noticed

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:window-limits
    Scenario Outline: Lengths are announced that cannot be
      Given a saved guest with device "<device>"
      And a destination with "<device>"
      And a neighbour of "<device>" who uses "nic1"
      When the destination announces lengths for "<device>" that cannot be
      Then each of these is refused
      And nobody else has noticed

      Examples:
        | device |
        | zip0   |
        | nic0   |
